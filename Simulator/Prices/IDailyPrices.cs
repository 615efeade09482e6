using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Prices;

/// <summary>Where the simulated market gets each day's open, high, low, close and volume from. Implementations are pure functions of their input and seed.</summary>
public interface IDailyPrices
{
    /// <summary>The day's bar; null where the issue has none on that day, which halts it.</summary>
    DailyBar? BarOf(Symbol symbol, TradingDay day);

    /// <summary>기준가 in won: the close of the newest bar before the day, or the first bar's open; null for an unknown issue.</summary>
    long? BasePriceOf(Symbol symbol, TradingDay day);

    /// <summary>Bars strictly before a day, oldest first, at most <paramref name="count"/> of the newest; for charts and daily-price requests.</summary>
    IReadOnlyList<DailyBar> BarsBefore(Symbol symbol, TradingDay day, int count);
}
