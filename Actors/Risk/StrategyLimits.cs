namespace Kiwoom.Actors.Risk;

/// <summary>A strategy's own part of the account's risk.</summary>
public sealed record StrategyLimits
{
    /// <summary>Won: what its positions cost and its open buys reserve.</summary>
    public long Budget { get; init; } = 10_000_000;

    /// <summary>Won that it may lose on a day, by its own fills and marked to market.</summary>
    public long MaxLossPerDay { get; init; } = 500_000;

    /// <summary>New orders and replaces on a day.</summary>
    public int MaxOrdersPerDay { get; init; } = 500;
}
