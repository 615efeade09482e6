using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Exchange;

namespace Kiwoom.Simulator.Prices;

/// <summary>
/// Makes daily bars where none were given: a random walk per issue with its own drift and volatility, on legal ticks and inside each day's
/// limits. A pure function of seed, listing and first day; days are made in order and kept. Not safe for use by several threads at once.
/// </summary>
public sealed class BarGenerator : IDailyPrices
{
    private const double TradingDaysPerYear = 250;
    private readonly ulong _seed;
    private readonly TradingCalendar _calendar;
    private readonly Dictionary<Symbol, ListedIssue> _issues;
    private readonly Dictionary<Symbol, List<DailyBar>> _bars = [];
    private TradingDay _next;

    /// <summary>Starts a generator.</summary>
    /// <param name="seed">Equal seeds make equal bars.</param>
    /// <param name="issues">What to make bars for; the base price is that of the first day.</param>
    /// <param name="calendar">The days on which the exchange trades.</param>
    /// <param name="first">No bar is earlier; give some months before the simulation's start to have a history.</param>
    public BarGenerator(ulong seed, IReadOnlyList<ListedIssue> issues, TradingCalendar calendar, TradingDay first)
    {
        (_seed, _calendar) = (seed, calendar);
        _next = calendar.IsTradingDay(first) ? first : calendar.NextTradingDay(first);
        _issues = issues.ToDictionary(i => i.Instrument.Symbol);
        foreach (var issue in issues)
            _bars.Add(issue.Instrument.Symbol, []);
    }

    /// <inheritdoc/>
    public DailyBar? BarOf(Symbol symbol, TradingDay day)
    {
        var before = CountBefore(symbol, day, out var bars);
        return before < bars.Count && bars[before].Day == day ? bars[before] : null;
    }

    /// <inheritdoc/>
    public long? BasePriceOf(Symbol symbol, TradingDay day)
    {
        var before = CountBefore(symbol, day, out var bars);
        return before > 0 ? bars[before - 1].Close : _issues.GetValueOrDefault(symbol)?.Instrument.BasePrice;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DailyBar> BarsBefore(Symbol symbol, TradingDay day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var before = CountBefore(symbol, day, out var bars);
        var taken = Math.Min(before, count);
        return bars.GetRange(before - taken, taken);
    }

    private int CountBefore(Symbol symbol, TradingDay day, out List<DailyBar> bars)
    {
        for (; _next.CompareTo(day) <= 0; _next = _calendar.NextTradingDay(_next))
        {
            foreach (var issue in _issues.Values)
                Make(issue, _next);
        }

        bars = _bars.GetValueOrDefault(symbol) ?? [];
        var count = bars.Count;
        while (count > 0 && bars[count - 1].Day.CompareTo(day) >= 0)
            count--;
        return count;
    }

    private void Make(ListedIssue issue, TradingDay day)
    {
        var instrument = issue.Instrument;
        var bars = _bars[instrument.Symbol];
        var previous = bars.Count > 0 ? bars[^1].Close : instrument.BasePrice;
        var chance = SplitMix.For(_seed, instrument.Symbol.Value, day.Date.DayNumber, 20);
        var today = instrument with { BasePrice = previous, UpperLimit = null, LowerLimit = null };
        var band = PriceLimits.Of(today, day) ?? new PriceBand(1, TickSizes.HighestPrice);
        var daily = issue.AnnualVolatility / Math.Sqrt(TradingDaysPerYear);
        // A third of a day's movement happens overnight; the range is what a walk of that size usually covers.
        var open = Legal(previous * (1 + (daily * 0.5 * chance.Normal())));
        var close = Legal(open * (1 + (issue.AnnualDrift / TradingDaysPerYear) + (daily * 0.85 * chance.Normal())));
        var high = Legal(Math.Max(open, close) * (1 + (daily * 0.6 * chance.Unit())));
        var low = Legal(Math.Min(open, close) * (1 - (daily * 0.6 * chance.Unit())));
        var volume = Math.Max(1, (long)(issue.DailyVolume * (0.6 + (0.8 * chance.Unit()))));
        bars.Add(new DailyBar(day, open, Math.Max(high, Math.Max(open, close)), Math.Min(low, Math.Min(open, close)), close, volume));

        long Legal(double price) => Math.Clamp(
            TickSizes.RoundDown(instrument.Kind, Math.Clamp((long)price, 1, TickSizes.HighestPrice), day), band.Lower, band.Upper);
    }
}
