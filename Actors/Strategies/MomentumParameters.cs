namespace Kiwoom.Actors.Strategies;

/// <summary>Parameters of <see cref="MomentumStrategy"/>. Ratios are in basis points (1/100 of a percent), amounts in won.</summary>
public sealed record MomentumParameters
{
    /// <summary>Minutes over which the rise is measured. 1 to 240.</summary>
    [StrategyParameter(1, 240)]
    public int LookbackMinutes { get; init; } = 5;

    /// <summary>Rise over the look-back that makes it buy. 1 to 3,000.</summary>
    [StrategyParameter(1, 3000)]
    public int EntryBasisPoints { get; init; } = 25;

    /// <summary>Fall over the look-back that makes it sell. 1 to 3,000.</summary>
    [StrategyParameter(1, 3000)]
    public int ExitBasisPoints { get; init; } = 15;

    /// <summary>Gain on the cost at which it sells. 1 to 3,000.</summary>
    [StrategyParameter(1, 3000)]
    public int TakeProfitBasisPoints { get; init; } = 120;

    /// <summary>Loss on the cost at which it sells. 1 to 3,000.</summary>
    [StrategyParameter(1, 3000)]
    public int StopLossBasisPoints { get; init; } = 60;

    /// <summary>Won it spends on one purchase, rounded down to whole shares. 1,000 to 1,000,000,000.</summary>
    [StrategyParameter(1_000, 1_000_000_000)]
    public long OrderAmount { get; init; } = 2_000_000;

    /// <summary>Minutes it leaves an issue alone after it has closed a position. 0 to 240.</summary>
    [StrategyParameter(0, 240)]
    public int PauseMinutes { get; init; } = 5;

    /// <summary>Seconds after which it cancels a buy order that has not filled. 1 to 3,600.</summary>
    [StrategyParameter(1, 3600)]
    public int PatienceSeconds { get; init; } = 60;
}
