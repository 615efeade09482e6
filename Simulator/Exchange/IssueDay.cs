using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Simulator.Exchange;

/// <summary>Opens one issue's day: its base price and limits, whether it trades, and what the background will do.</summary>
internal static class IssueDay
{
    internal static IssueMarket Open(
        Instrument listed, TradingDay day, IReadOnlyList<PhaseWindow> windows, IDailyPrices prices, ExchangeOptions options, Action<IExchangeEvent> emit)
    {
        var bar = prices.BarOf(listed.Symbol, day);
        var today = listed with
        {
            BasePrice = prices.BasePriceOf(listed.Symbol, day) ?? listed.BasePrice,
            UpperLimit = null,
            LowerLimit = null,
        };
        if (bar is { } outside && Band(today, day) is { } usual && !(usual.Contains(outside.Low) && usual.Contains(outside.High)))
            today = today with { BasePrice = outside.Open };
        var limits = Band(today, day);
        today = today with
        {
            UpperLimit = limits?.Upper,
            LowerLimit = limits?.Lower,
            TradingHalted = listed.TradingHalted || (options.Background && bar is not { Volume: > 0 }),
        };
        if (today.TradingHalted || !options.Background || bar is not { } raw)
            return new IssueMarket(today, day, null, [], options, emit);
        var snapped = DayScript.Snapped(raw, today.Kind, limits ?? new PriceBand(1, TickSizes.HighestPrice));
        var script = DayScript.Regular(
            snapped, today.Kind, WindowOf(windows, MarketPhase.Continuous)!.Value, options.TradeInterval,
            SplitMix.For(options.Seed, today.Symbol.Value, day.Date.DayNumber, 0));
        ScriptPoint[] afterMarket = WindowOf(windows, MarketPhase.AfterMarket) is { } after && OrderTypeRules.TradesInAfterMarket(today)
            ? DayScript.AfterMarket(snapped, today.Kind, after, options.TradeInterval, SplitMix.For(options.Seed, today.Symbol.Value, day.Date.DayNumber, 5))
            : [];
        return new IssueMarket(today, day, script, afterMarket, options, emit);
    }

    private static PriceBand? Band(Instrument instrument, TradingDay day) => PriceLimits.Of(instrument, day);

    private static PhaseWindow? WindowOf(IReadOnlyList<PhaseWindow> windows, MarketPhase phase)
    {
        foreach (var window in windows)
        {
            if (window.Phase == phase)
                return window;
        }

        return null;
    }
}
