using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>Master data of one listed instrument on one trading day.</summary>
/// <param name="Symbol">Its issue code.</param>
/// <param name="Name">Its Korean name, for people.</param>
/// <param name="Board">Where it is listed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="BasePrice">기준가 in won, from which the day's limits are computed; on the day of listing, the offering price.</param>
/// <exception cref="ArgumentOutOfRangeException">A price is not between 1 and <see cref="TickSizes.HighestPrice"/>.</exception>
public sealed record Instrument(Symbol Symbol, string Name, Board Board, InstrumentKind Kind, long BasePrice)
{
    /// <summary>기준가 in won, from which the day's limits are computed; on the day of listing, the offering price.</summary>
    public long BasePrice { get; init => field = Checked(value); } = Checked(BasePrice);

    /// <summary>상한가 in won as Kiwoom reports it; null where unknown or where there is no limit.</summary>
    public long? UpperLimit { get; init => field = value is { } price ? Checked(price) : null; }

    /// <summary>하한가 in won as Kiwoom reports it; null where unknown or where there is no limit.</summary>
    public long? LowerLimit { get; init => field = value is { } price ? Checked(price) : null; }

    /// <summary>Trading in it is halted (거래정지).</summary>
    public bool TradingHalted { get; init; }

    /// <summary>The exchange's measures on it.</summary>
    public Surveillance Surveillance { get; init; }

    /// <summary>It is a constituent of KOSPI 200, which has tighter dynamic volatility interruptions.</summary>
    public bool IsKospi200 { get; init; }

    /// <summary>A fund that follows a broad index, which has tighter dynamic volatility interruptions than other funds.</summary>
    public bool IsIndexFund { get; init; }

    /// <summary>By how much a leveraged or inverse fund multiplies its index, without sign; 1 for everything else.</summary>
    public int LeverageMultiple { get; init => field = value is >= 1 and <= 10 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "a leverage multiple is between 1 and 10"); } = 1;

    /// <summary>Its first trading day, where known; the limits of that day are wider.</summary>
    public TradingDay? ListedOn { get; init; }

    private static long Checked(long price) =>
        TickSizes.IsPrice(price) ? price : throw new ArgumentOutOfRangeException(nameof(price), price, $"a price is between 1 and {TickSizes.HighestPrice} won");
}
