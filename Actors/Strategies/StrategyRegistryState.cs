namespace Kiwoom.Actors.Strategies;

/// <summary>The running strategies.</summary>
public sealed class StrategyRegistryState
{
    /// <summary>By id, ordinal order.</summary>
    public SortedDictionary<string, StrategyDefinition> Running { get; init; } = new(StringComparer.Ordinal);
}
