using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Market;

/// <summary>When a venue is in which phase, as a pure function of the instant. Safe for use by many threads.</summary>
/// <param name="calendar">The days on which the exchange trades.</param>
/// <param name="venue">The venue.</param>
public sealed class TradingSchedule(TradingCalendar calendar, Venue venue = Venue.Krx)
{
    /// <summary>Call auctions may end up to this much later than the schedule says (random end) [A].</summary>
    public static readonly TimeSpan RandomEndLimit = TimeSpan.FromSeconds(30);

    /// <summary>The days on which the exchange trades.</summary>
    public TradingCalendar Calendar => calendar;

    /// <summary>The venue.</summary>
    public Venue Venue => venue;

    /// <summary>The phase at an instant. Random ends, interruptions and halts are not in it: they are the exchange's state, not its schedule.</summary>
    public MarketPhase PhaseAt(DateTimeOffset instant)
    {
        var day = TradingDay.At(instant);
        var time = TimeOnly.FromDateTime(instant.ToOffset(TradingDay.KoreaOffset).DateTime);
        foreach (var window in KoreanWindowsOf(day))
        {
            if (time >= window.From && time < window.To)
                return window.Phase;
        }

        return MarketPhase.Closed;
    }

    /// <summary>The first change after an instant, strictly later than it.</summary>
    public PhaseChange NextPhaseChange(DateTimeOffset instant)
    {
        var day = TradingDay.At(instant);
        var first = SessionTable.FirstDayOf(venue);
        if (day.CompareTo(first) < 0)
            day = first;
        while (true)
        {
            var windows = WindowsOf(day);
            for (var i = 0; i < windows.Count; i++)
            {
                if (windows[i].Start > instant)
                    return new PhaseChange(windows[i].Start, windows[i].Phase);
                var closesAfter = i + 1 == windows.Count || windows[i + 1].Start != windows[i].End;
                if (closesAfter && windows[i].End > instant)
                    return new PhaseChange(windows[i].End, MarketPhase.Closed);
            }

            day = calendar.NextTradingDay(day);
        }
    }

    /// <summary>The phases of a day in order, without overlap; empty where the venue does not trade on it.</summary>
    public IReadOnlyList<PhaseWindow> WindowsOf(TradingDay day) =>
        [.. KoreanWindowsOf(day).Select(w => new PhaseWindow(w.Phase, day.InstantOf(w.From), day.InstantOf(w.To)))];

    /// <summary>The instant (UTC) at which continuous trading begins.</summary>
    /// <exception cref="ArgumentException">The venue does not trade on that day.</exception>
    public DateTimeOffset OpeningOf(TradingDay day) => RegularWindow(day, MarketPhase.Continuous, MarketPhase.NxtMain).Start;

    /// <summary>The instant (UTC) at which the regular session ends: on KRX the end of the closing auction, before any random end.</summary>
    /// <exception cref="ArgumentException">The venue does not trade on that day.</exception>
    public DateTimeOffset ClosingOf(TradingDay day) => RegularWindow(day, MarketPhase.ClosingAuction, MarketPhase.NxtMain).End;

    /// <summary>The instant (UTC) at which the last session of a day ends, after which nothing of that day can trade.</summary>
    /// <exception cref="ArgumentException">The venue does not trade on that day.</exception>
    public DateTimeOffset EndOf(TradingDay day) => WindowsOf(day) is [.., var last] ? last.End : throw NoTradingOn(day);

    private PhaseWindow RegularWindow(TradingDay day, MarketPhase krx, MarketPhase nxt)
    {
        var phase = venue == Venue.Krx ? krx : nxt;
        foreach (var window in WindowsOf(day))
        {
            if (window.Phase == phase)
                return window;
        }

        throw NoTradingOn(day);
    }

    private SessionTable.Window[] KoreanWindowsOf(TradingDay day) =>
        calendar.IsTradingDay(day) ? SessionTable.WindowsOf(venue, day, calendar.KindOf(day)) : [];

    private ArgumentException NoTradingOn(TradingDay day) => new($"{venue} does not trade on {day}", nameof(day));
}
