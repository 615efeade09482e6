using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Clock;

namespace Kiwoom.Gateway.Demo;

/// <summary>The demonstration's market clock: begins shortly before the opening of a trading day, and goes on where it was when the
/// same data directory is used again.</summary>
public sealed class DemoClock
{
    /// <summary>How often the file says that the clock still runs.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    // What a crash may have left unsaid: the clock must never go back behind an event that is journalled.
    private static readonly TimeSpan _unsaid = Heartbeat * 3;

    // A minute of pre-open auction before the opening: enough to see it, no time to wait for it.
    private static readonly TimeSpan _beforeOpening = TimeSpan.FromMinutes(1);

    private readonly string _dataDirectory;
    private readonly TimeProvider _machine;
    private MarketClockFile _file;

    private DemoClock(string dataDirectory, TimeProvider machine, MarketClockFile file)
    {
        _dataDirectory = dataDirectory;
        _machine = machine;
        _file = file;
    }

    /// <summary>Where market time begins in this session (UTC).</summary>
    public DateTimeOffset Start => _file.Anchor.Market;

    /// <summary>Starts a clock for a data directory and writes its file.</summary>
    /// <param name="dataDirectory">Where the file is.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="speed">Market seconds a machine second.</param>
    /// <param name="tradingDays">The days of the price files; null for the exchange's calendar.</param>
    public static DemoClock Begin(string dataDirectory, TimeProvider machine, int speed, IReadOnlyList<TradingDay>? tradingDays)
    {
        var now = machine.GetUtcNow();
        var days = tradingDays ?? MarketClockFile.Load(dataDirectory)?.TradingDays;
        var schedule = new TradingSchedule(days is null ? TradingCalendar.Krx : TradingCalendar.FromDays(days));
        var market = MarketClockFile.Load(dataDirectory) is { } before ? Continue(before, schedule) : FirstStart(schedule, tradingDays, now);
        var clock = new DemoClock(dataDirectory, machine, new MarketClockFile(new ClockAnchor(now, market, speed), now, SkipsNights: true, days));
        clock._file.Save(dataDirectory);
        return clock;
    }

    /// <summary>Says in the file that the clock still runs.</summary>
    public void Beat()
    {
        _file = _file with { SeenAt = _machine.GetUtcNow() };
        _file.Save(_dataDirectory);
    }

    private static DateTimeOffset Continue(MarketClockFile before, TradingSchedule schedule)
    {
        var ran = before.SeenAt - before.Anchor.Machine + _unsaid;
        return new TradingHoursTimeline(schedule).Add(before.Anchor.Market, new TimeSpan(ran.Ticks * before.Anchor.Speed));
    }

    private static DateTimeOffset FirstStart(TradingSchedule schedule, IReadOnlyList<TradingDay>? tradingDays, DateTimeOffset now)
    {
        var day = tradingDays is { Count: > 0 } ? FirstDayOf(tradingDays) : schedule.Calendar.NextTradingDay(TradingDay.At(now));
        return schedule.OpeningOf(day) - _beforeOpening;
    }

    // A year before the end: recent enough for today's tick sizes, long enough to trade on for hours.
    private static TradingDay FirstDayOf(IReadOnlyList<TradingDay> days) => days[Math.Max(Math.Min(1, days.Count - 1), days.Count - 250)];
}
