using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Market;

/// <summary>Lets a scaled clock run only while something trades: from ten minutes before the opening of each trading day until
/// fifteen minutes after its regular session. Safe for use by many threads.</summary>
/// <param name="schedule">The exchange's hours.</param>
public sealed class TradingHoursTimeline(TradingSchedule schedule) : IClockTimeline
{
    /// <summary>How long before continuous trading a day begins: late enough not to bore, early enough for an opening auction.</summary>
    public static readonly TimeSpan BeforeOpening = TimeSpan.FromMinutes(10);

    /// <summary>How long after the regular session a day ends: its expiries and the settling of doubts are inside.</summary>
    public static readonly TimeSpan AfterClosing = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly List<Stretch> _stretches = [];
    private DateTimeOffset _origin;

    /// <inheritdoc/>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan running)
    {
        lock (_gate)
        {
            var target = RunningAt(start) + running;
            while (_stretches[^1].RunningAtEnd <= target)
                Extend();

            var stretch = _stretches[IndexOf(s => s.RunningAtEnd > target)];
            return stretch.From + (target - stretch.RunningAtStart);
        }
    }

    /// <inheritdoc/>
    public TimeSpan Running(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
            return TimeSpan.Zero;

        lock (_gate)
        {
            var from = RunningAt(start);
            return RunningAt(end) - from;
        }
    }

    // Running time since the first stretch that this timeline ever needed; an earlier start begins the table anew.
    private TimeSpan RunningAt(DateTimeOffset instant)
    {
        if (_stretches.Count == 0 || instant < _origin)
            Begin(instant);

        while (_stretches[^1].To <= instant)
            Extend();

        var stretch = _stretches[IndexOf(s => s.To > instant)];
        return instant <= stretch.From ? stretch.RunningAtStart : stretch.RunningAtStart + (instant - stretch.From);
    }

    private void Begin(DateTimeOffset instant)
    {
        _stretches.Clear();
        _origin = instant;
        var today = TradingDay.At(instant);
        var first = schedule.Calendar.IsTradingDay(today) ? today : schedule.Calendar.NextTradingDay(today);
        _stretches.Add(StretchOf(first, TimeSpan.Zero));
    }

    private void Extend()
    {
        var last = _stretches[^1];
        _stretches.Add(StretchOf(schedule.Calendar.NextTradingDay(last.Day), last.RunningAtEnd));
    }

    private Stretch StretchOf(TradingDay day, TimeSpan running) =>
        new(day, schedule.OpeningOf(day) - BeforeOpening, schedule.ClosingOf(day) + AfterClosing, running);

    // The first stretch for which the condition holds; it holds for all later ones too.
    private int IndexOf(Func<Stretch, bool> holds)
    {
        var low = 0;
        var high = _stretches.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(_stretches[middle]))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    private readonly record struct Stretch(TradingDay Day, DateTimeOffset From, DateTimeOffset To, TimeSpan RunningAtStart)
    {
        internal TimeSpan RunningAtEnd => RunningAtStart + (To - From);
    }
}
