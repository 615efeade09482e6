using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Strategies;

/// <summary>Starts a strategy whose definition was validated. Answered with <see cref="StrategyAnswer"/>.</summary>
/// <param name="Cause">Who wants it.</param>
/// <param name="Definition">What to start.</param>
public sealed record StartStrategy(Cause Cause, StrategyDefinition Definition) : ICommand;
