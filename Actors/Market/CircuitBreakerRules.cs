namespace Kiwoom.Actors.Market;

/// <summary>The market-wide circuit breaker of KOSPI and KOSDAQ, each on its own index [B].</summary>
/// <remarks>
/// A fall must last a minute. Stages one and two trigger once a day each and not in the last 40 minutes (after 14:50); stage two needs
/// stage one and at least one point of per cent below its level; stage three triggers at any time and closes the market.
/// </remarks>
public static class CircuitBreakerRules
{
    /// <summary>How long the index must stay below a level.</summary>
    public static readonly TimeSpan Sustained = TimeSpan.FromMinutes(1);

    /// <summary>How long nothing trades after stages one and two.</summary>
    public static readonly TimeSpan Halt = TimeSpan.FromMinutes(20);

    /// <summary>How long the call auction after the halt lasts.</summary>
    public static readonly TimeSpan Auction = TimeSpan.FromMinutes(10);

    private const decimal StageOneLevel = 0.08m;
    private const decimal StageTwoLevel = 0.15m;
    private const decimal StageThreeLevel = 0.20m;
    private const decimal BelowStageOne = 0.01m;
    private static readonly TimeSpan NotBeforeClose = TimeSpan.FromMinutes(40);

    /// <summary>Whether a board has a circuit breaker of its own.</summary>
    public static bool AppliesTo(Board board) => board is Board.Kospi or Board.Kosdaq;

    /// <summary>The state after an observation; the same state where nothing is triggered.</summary>
    /// <param name="state">What has happened today.</param>
    /// <param name="previousClose">The index's previous close, above 0.</param>
    /// <param name="index">The highest value of the index within the last <paramref name="sustainedFor"/>.</param>
    /// <param name="sustainedFor">For how long it has been at that value or below.</param>
    /// <param name="at">The instant of the observation.</param>
    /// <param name="closing">The end of the day's regular session (<see cref="TradingSchedule.ClosingOf"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The previous close is not above 0, or the index is negative.</exception>
    public static CircuitBreakerState After(
        CircuitBreakerState state, decimal previousClose, decimal index, TimeSpan sustainedFor, DateTimeOffset at, DateTimeOffset closing)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(previousClose);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (sustainedFor < Sustained || state.Stage == CircuitBreakerStage.Three)
            return state;
        var drop = (previousClose - index) / previousClose;
        if (drop >= StageThreeLevel)
            return state with { Stage = CircuitBreakerStage.Three };
        if (at > closing - NotBeforeClose)
            return state;
        return state.Stage switch
        {
            CircuitBreakerStage.None when drop >= StageOneLevel => new CircuitBreakerState(CircuitBreakerStage.One, drop),
            CircuitBreakerStage.One when drop >= StageTwoLevel && drop >= state.StageOneDrop + BelowStageOne => state with { Stage = CircuitBreakerStage.Two },
            _ => state,
        };
    }
}
