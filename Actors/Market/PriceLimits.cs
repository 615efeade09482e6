using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>가격제한폭: how far from the base price an order may be.</summary>
/// <remarks>
/// ±30 % of 기준가, KONEX ±15 % [A]; funds ±30 % times their leverage [B]; none in liquidation trading and for ELW [A]; a newly listed
/// share on its first day 60 % to 400 % of the offering price since 2023-06-26 [B, the sheet knows the month only]. The same
/// percentages are used for years in which they were smaller (15 % until 2015), since simulations run on prices adjusted for splits.
/// </remarks>
public static class PriceLimits
{
    private const decimal UsualRate = 0.30m;
    private const decimal KonexRate = 0.15m;
    private const decimal FirstDayLowest = 0.6m;
    private const decimal FirstDayHighest = 4.0m;
    private static readonly DateOnly FirstDayRuleFrom = new(2023, 6, 26);

    /// <summary>The band of a day: Kiwoom's own limits where the instrument carries both, else computed; null where there is no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The base price is so small and so far off the tick that no legal price is within the limits.</exception>
    public static PriceBand? Of(Instrument instrument, TradingDay day)
    {
        if (HasNoLimit(instrument))
            return null;
        if (instrument is { LowerLimit: { } lower, UpperLimit: { } upper })
            return new PriceBand(lower, upper);
        if (IsFirstDay(instrument, day))
            return Snapped(instrument.Kind, day, instrument.BasePrice * FirstDayLowest, instrument.BasePrice * FirstDayHighest);
        return Around(instrument.BasePrice, RateOf(instrument), instrument.Kind, day);
    }

    /// <summary>Whether an instrument trades without any limit: ELW, and everything in liquidation trading (정리매매).</summary>
    public static bool HasNoLimit(Instrument instrument) =>
        instrument.Kind == InstrumentKind.Elw || instrument.Surveillance.HasFlag(Surveillance.LiquidationTrading);

    /// <summary>The share of the base price by which a price may differ from it on a usual day (0.30 = 30 %).</summary>
    public static decimal RateOf(Instrument instrument) => instrument.Kind switch
    {
        InstrumentKind.Etf or InstrumentKind.Etn => UsualRate * instrument.LeverageMultiple,
        _ when instrument.Board == Board.Konex => KonexRate,
        _ => UsualRate,
    };

    /// <summary>
    /// The band around a base price: the width is truncated to the tick of the base price, and the bounds are snapped inward to the
    /// tick of their own level. Base 20,050 at 30 % gives 14,050 to 26,050 [B].
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The base price is none, the rate is negative, or no legal price is within the limits.</exception>
    public static PriceBand Around(long basePrice, decimal rate, InstrumentKind kind, TradingDay day)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        var tick = TickSizes.TickAt(kind, basePrice, day);
        var width = decimal.Truncate(basePrice * rate / tick) * tick;
        return Snapped(kind, day, basePrice - width, basePrice + width);
    }

    private static bool IsFirstDay(Instrument instrument, TradingDay day) =>
        instrument.Kind == InstrumentKind.Stock && instrument.Board != Board.Konex && instrument.ListedOn == day && day.Date >= FirstDayRuleFrom;

    private static PriceBand Snapped(InstrumentKind kind, TradingDay day, decimal lowest, decimal highest)
    {
        var lower = TickSizes.RoundUp(kind, (long)Math.Clamp(decimal.Ceiling(lowest), 1, TickSizes.HighestPrice), day);
        var upper = TickSizes.RoundDown(kind, (long)Math.Clamp(decimal.Floor(highest), 1, TickSizes.HighestPrice), day);
        return lower <= upper ? new PriceBand(lower, upper)
            : throw new ArgumentOutOfRangeException(nameof(highest), highest, "no legal price lies within the limits of this base price");
    }
}
