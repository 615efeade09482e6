namespace Kiwoom.Actors.Market;

/// <summary>변동성완화장치 (VI): when a price sets off a short call auction, and how long that lasts.</summary>
/// <remarks>
/// Mechanism [A], rates [B]: dynamic 3 % (closing auction 2 %) for KOSPI 200 constituents, 6 % (4 %) for other shares, 3 % for index funds
/// and 6 % for other funds; static 10 % from the last single price. Not for KONEX and ELW, and ETN as ETF [U]; the
/// dynamic rates of funds in the closing auction are not given, so their continuous ones hold there [U].
/// The number of interruptions is not limited.
/// </remarks>
public static class VolatilityInterruptionRules
{
    /// <summary>Static interruptions: this share of the last single price.</summary>
    public const decimal StaticRate = 0.10m;

    /// <summary>How long the call auction lasts before its random end.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    /// <summary>By how much the random end extends it at most.</summary>
    public static readonly TimeSpan RandomEndLimit = TimeSpan.FromSeconds(30);

    /// <summary>The dynamic rate as a share of the last trade's price; null where dynamic interruptions do not apply.</summary>
    public static decimal? DynamicRateOf(Instrument instrument, MarketPhase phase)
    {
        if (!HasInterruptions(instrument) || phase is not (MarketPhase.Continuous or MarketPhase.ClosingAuction or MarketPhase.AfterMarket))
            return null;
        var closing = phase == MarketPhase.ClosingAuction;
        return instrument.Kind switch
        {
            InstrumentKind.Etf or InstrumentKind.Etn => instrument.IsIndexFund ? 0.03m : 0.06m,
            _ when instrument.IsKospi200 => closing ? 0.02m : 0.03m,
            _ => closing ? 0.04m : 0.06m,
        };
    }

    /// <summary>The static rate as a share of the last single price; null where it does not apply: from about 15:20 none is started anew [B].</summary>
    public static decimal? StaticRateOf(Instrument instrument, MarketPhase phase) =>
        HasInterruptions(instrument) && phase is (MarketPhase.Continuous or MarketPhase.AfterMarket) ? StaticRate : null;

    /// <summary>What an execution at a price would set off.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="phase">The phase of the exchange.</param>
    /// <param name="price">The price that is about to trade, in won.</param>
    /// <param name="lastTrade">The last trade's price in won; null before the first one.</param>
    /// <param name="lastSinglePrice">The price of the opening auction or the last interruption's auction, in won; null before there is one.</param>
    public static VolatilityTrigger TriggerOf(Instrument instrument, MarketPhase phase, long price, long? lastTrade, long? lastSinglePrice)
    {
        var trigger = VolatilityTrigger.None;
        if (Reaches(price, lastTrade, DynamicRateOf(instrument, phase)))
            trigger |= VolatilityTrigger.Dynamic;
        if (Reaches(price, lastSinglePrice, StaticRateOf(instrument, phase)))
            trigger |= VolatilityTrigger.Static;
        return trigger;
    }

    /// <summary>When an interruption ends.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The extension is negative or above <see cref="RandomEndLimit"/>.</exception>
    public static DateTimeOffset EndOf(DateTimeOffset triggeredAt, TimeSpan randomExtension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(randomExtension, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(randomExtension, RandomEndLimit);
        return triggeredAt + Duration + randomExtension;
    }

    private static bool HasInterruptions(Instrument instrument) => instrument.Kind != InstrumentKind.Elw && instrument.Board != Board.Konex;

    private static bool Reaches(long price, long? reference, decimal? rate) =>
        reference is > 0 and { } from && rate is { } share && Math.Abs((decimal)price - from) >= from * share;
}
