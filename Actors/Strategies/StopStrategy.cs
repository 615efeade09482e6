using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Strategies;

/// <summary>Stops a strategy. Answered with <see cref="StrategyAnswer"/>.</summary>
/// <param name="Cause">Who wants it.</param>
/// <param name="Strategy">Which.</param>
public sealed record StopStrategy(Cause Cause, StrategyId Strategy) : ICommand;
