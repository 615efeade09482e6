using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Strategies;

/// <summary>Asks for the running strategies. Answered with <see cref="RunningStrategies"/>.</summary>
/// <param name="Cause">Who asks.</param>
public sealed record GetStrategies(Cause Cause) : ICommand;
