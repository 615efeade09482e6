using System.Collections.Frozen;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>The days on which the exchange opens. Immutable; safe for use by many threads.</summary>
/// <remarks>
/// Closed are weekends, public holidays, 05-01, the last weekday of the year and temporary holidays. For 2025–2027 the embedded list
/// holds; for other years only weekends, 05-01, the last weekday and the public holidays with a fixed date are known, without lunar
/// holidays and substitutes, so such days are <see cref="CalendarCertainty.Projected"/>.
/// </remarks>
public sealed class TradingCalendar
{
    private const int SettlementDays = 2;
    private static readonly FrozenSet<(int Month, int Day)> FixedHolidays =
        new[] { (1, 1), (3, 1), (5, 1), (5, 5), (6, 6), (8, 15), (10, 3), (10, 9), (12, 25) }.ToFrozenSet();

    private readonly PublishedDays _published = PublishedDays.Embedded;
    private readonly CalendarOverrides _overrides;
    private readonly FrozenSet<TradingDay>? _observed;
    private readonly DateOnly _observedFrom;
    private readonly DateOnly _observedTo;

    /// <summary>The exchange's calendar with an operator's corrections.</summary>
    /// <exception cref="FormatException">A day is both closed and opened.</exception>
    public TradingCalendar(CalendarOverrides? overrides = null)
    {
        _overrides = overrides ?? CalendarOverrides.None;
        _overrides.Check();
    }

    private TradingCalendar(FrozenSet<TradingDay> observed, CalendarOverrides? overrides)
        : this(overrides)
    {
        if (observed.Count == 0)
            throw new ArgumentException("a calendar of observed days needs at least one", nameof(observed));
        _observed = observed;
        _observedFrom = observed.Min().Date;
        _observedTo = observed.Max().Date;
    }

    /// <summary>The exchange's calendar without corrections.</summary>
    public static TradingCalendar Krx { get; } = new();

    /// <summary>
    /// A calendar for history: between the first and the last day given, exactly the given days are trading days; outside, the exchange's
    /// rules hold.
    /// </summary>
    /// <exception cref="ArgumentException">No day is given.</exception>
    /// <exception cref="FormatException">The overrides close and open the same day.</exception>
    public static TradingCalendar FromDays(IEnumerable<TradingDay> days, CalendarOverrides? overrides = null) => new(days.ToFrozenSet(), overrides);

    /// <summary>Whether the exchange opens on a day.</summary>
    public bool IsTradingDay(TradingDay day)
    {
        if (_overrides.Closed.Contains(day))
            return false;
        if (_overrides.Opened.Contains(day))
            return true;
        if (IsObserved(day))
            return _observed!.Contains(day);
        return !IsWeekend(day.Date) && !(_published.Knows(day.Date.Year) ? _published.IsClosed(day) : IsHolidayByRule(day.Date));
    }

    /// <summary>How well <see cref="IsTradingDay"/> is known for a day.</summary>
    public CalendarCertainty CertaintyOf(TradingDay day)
    {
        if (_overrides.Closed.Contains(day) || _overrides.Opened.Contains(day))
            return CalendarCertainty.Overridden;
        if (IsObserved(day))
            return CalendarCertainty.Observed;
        if (IsWeekend(day.Date))
            return CalendarCertainty.Published;
        return _published.Knows(day.Date.Year) ? _published.CertaintyOf(day) : CalendarCertainty.Projected;
    }

    /// <summary>How the hours of a day differ from the usual ones; <see cref="DayKind.Usual"/> for days without trading.</summary>
    public DayKind KindOf(TradingDay day)
    {
        if (!IsTradingDay(day))
            return DayKind.Usual;
        if (_overrides.ExaminationDays.Contains(day) || _published.ExaminationDays.Contains(day))
            return DayKind.ExaminationDay;

        // Only a day of January: where observed days begin in mid-year, their first one is not the first of the year.
        return day.Date.Month == 1 && (day.Date.Day == 1 || PreviousTradingDay(day).Date.Year < day.Date.Year) ? DayKind.FirstOfYear : DayKind.Usual;
    }

    /// <summary>The first trading day after a day, which need not be one itself.</summary>
    public TradingDay NextTradingDay(TradingDay day)
    {
        do
            day = new TradingDay(day.Date.AddDays(1));
        while (!IsTradingDay(day));
        return day;
    }

    /// <summary>The last trading day before a day, which need not be one itself.</summary>
    public TradingDay PreviousTradingDay(TradingDay day)
    {
        do
            day = new TradingDay(day.Date.AddDays(-1));
        while (!IsTradingDay(day));
        return day;
    }

    /// <summary>Whether trades can settle on a day: a trading day that is not 12-31.</summary>
    public bool IsSettlementDay(TradingDay day) => IsTradingDay(day) && day.Date is not { Month: 12, Day: 31 };

    /// <summary>The day on which a trade of a day settles: T+2 settlement days.</summary>
    public TradingDay SettlementDayOf(TradingDay tradedOn)
    {
        var day = tradedOn;
        for (var counted = 0; counted < SettlementDays;)
        {
            day = NextTradingDay(day);
            if (IsSettlementDay(day))
                counted++;
        }

        return day;
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool IsHolidayByRule(DateOnly date) =>
        FixedHolidays.Contains((date.Month, date.Day))
        || (date is { Month: 7, Day: 17, Year: >= 2026 }) // 제헌절 is a public holiday again since 2026
        || date == LastWeekdayOf(date.Year);

    private static DateOnly LastWeekdayOf(int year)
    {
        var date = new DateOnly(year, 12, 31);
        while (IsWeekend(date))
            date = date.AddDays(-1);
        return date;
    }

    private bool IsObserved(TradingDay day) => _observed is not null && day.Date >= _observedFrom && day.Date <= _observedTo;
}
