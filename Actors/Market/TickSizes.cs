using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>호가가격단위: the prices that an order may have.</summary>
/// <remarks>
/// KRX table of 2023-01-25, equal on KOSPI, KOSDAQ and KONEX [A]; ETF and ETN 1 won below 2,000 and 5 won from there since
/// December 2023 (the press gives the 8th and the 18th [B]: the 18th is taken, because a multiple of 5 is legal either way), 5 won
/// before; ELW 5 won [B]. Days before 2023-01-25 use the table of that day: prices from then are adjusted for splits and would fit
/// no table.
/// </remarks>
public static class TickSizes
{
    /// <summary>The highest price, in won, that any rule here works with; SendOrder takes a 32-bit price.</summary>
    public const long HighestPrice = 2_000_000_000;

    // Newest rule first; within a rule bands ascend. Each band's floor is a multiple of both neighbouring ticks: rounding relies on it.
    private static readonly Rule[] Shares =
    [
        new(DateOnly.MinValue, [new(0, 1), new(2_000, 5), new(5_000, 10), new(20_000, 50), new(50_000, 100), new(200_000, 500), new(500_000, 1_000)]),
    ];

    private static readonly Rule[] Funds =
    [
        new(new DateOnly(2023, 12, 18), [new(0, 1), new(2_000, 5)]),
        new(DateOnly.MinValue, [new(0, 5)]),
    ];

    private static readonly Rule[] Warrants = [new(DateOnly.MinValue, [new(0, 5)])];

    /// <summary>Whether a number can be a price at all: 1 to <see cref="HighestPrice"/> won.</summary>
    public static bool IsPrice(long price) => price is >= 1 and <= HighestPrice;

    /// <summary>The tick, in won, that applies at a price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is none (<see cref="IsPrice"/>), or the kind is unknown.</exception>
    public static long TickAt(InstrumentKind kind, long price, TradingDay day)
    {
        if (!IsPrice(price))
            throw new ArgumentOutOfRangeException(nameof(price), price, $"a price is between 1 and {HighestPrice} won");
        var bands = BandsOf(kind, day);
        for (var i = bands.Length - 1; i > 0; i--)
        {
            if (price >= bands[i].From)
                return bands[i].Tick;
        }

        return bands[0].Tick;
    }

    /// <summary>Whether an order may have this price; false for what is no price.</summary>
    public static bool IsOnTick(InstrumentKind kind, long price, TradingDay day) => IsPrice(price) && price % TickAt(kind, price, day) == 0;

    /// <summary>The highest legal price that is not above <paramref name="price"/>; 0 where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is none.</exception>
    public static long RoundDown(InstrumentKind kind, long price, TradingDay day) => price - (price % TickAt(kind, price, day));

    /// <summary>The lowest legal price that is not below <paramref name="price"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is none.</exception>
    public static long RoundUp(InstrumentKind kind, long price, TradingDay day)
    {
        var tick = TickAt(kind, price, day);
        var over = price % tick;
        return over == 0 ? price : price - over + tick;
    }

    /// <summary>The lowest legal price above <paramref name="price"/>, which need not be legal itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is none, or is the highest there is.</exception>
    public static long NextUp(InstrumentKind kind, long price, TradingDay day) =>
        price < HighestPrice ? RoundDown(kind, price, day) + TickAt(kind, price, day)
            : throw new ArgumentOutOfRangeException(nameof(price), price, "no price is higher");

    /// <summary>The highest legal price below <paramref name="price"/>, which need not be legal itself; 0 where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is none.</exception>
    public static long NextDown(InstrumentKind kind, long price, TradingDay day)
    {
        var down = RoundDown(kind, price, day);
        return down < price ? down : price == 1 ? 0 : RoundDown(kind, price - 1, day);
    }

    private static Band[] BandsOf(InstrumentKind kind, TradingDay day)
    {
        var rules = kind switch
        {
            InstrumentKind.Stock => Shares,
            InstrumentKind.Etf or InstrumentKind.Etn => Funds,
            InstrumentKind.Elw => Warrants,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of instrument"),
        };
        foreach (var rule in rules)
        {
            if (day.Date >= rule.ValidFrom)
                return rule.Bands;
        }

        return rules[^1].Bands;
    }

    private readonly record struct Band(long From, long Tick);

    private sealed record Rule(DateOnly ValidFrom, Band[] Bands);
}
