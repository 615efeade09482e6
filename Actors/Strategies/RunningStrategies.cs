namespace Kiwoom.Actors.Strategies;

/// <summary>The running strategies, by id.</summary>
/// <param name="Definitions">As they were started.</param>
public sealed record RunningStrategies(IReadOnlyList<StrategyDefinition> Definitions);
