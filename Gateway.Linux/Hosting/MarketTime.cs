using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Clock;

namespace Kiwoom.Gateway.Hosting;

/// <summary>The clocks and the calendar that a data directory stands for.</summary>
/// <param name="Clocks">Market and machine.</param>
/// <param name="Schedule">The exchange's hours.</param>
/// <param name="Speed">Market seconds a machine second; 1 for real time.</param>
/// <param name="IsSimulated">Whether the market's clock is a demonstration's.</param>
public sealed record MarketTime(Clocks Clocks, TradingSchedule Schedule, int Speed, bool IsSimulated)
{
    /// <summary>Reads the directory's <c>clock.json</c>; without one, real time and the exchange's calendar, corrected by <c>calendar.json</c>
    /// where there is one. Throws <see cref="InvalidDataException"/> or <see cref="FormatException"/> for files that cannot be read.</summary>
    public static MarketTime Of(string dataDirectory, TimeProvider machine)
    {
        var corrections = Path.Combine(dataDirectory, "calendar.json");
        var overrides = File.Exists(corrections) ? CalendarOverrides.Parse(File.ReadAllText(corrections)) : null;
        if (MarketClockFile.Load(dataDirectory) is not { } file)
            return new MarketTime(new Clocks(machine, machine), new TradingSchedule(new TradingCalendar(overrides)), Speed: 1, IsSimulated: false);

        var calendar = file.TradingDays is { } days ? TradingCalendar.FromDays(days, overrides) : new TradingCalendar(overrides);
        var schedule = new TradingSchedule(calendar);
        IClockTimeline timeline = file.SkipsNights ? new TradingHoursTimeline(schedule) : new ContinuousTimeline();
        return new MarketTime(new Clocks(new ScaledClock(machine, file.Anchor, timeline), machine), schedule, file.Anchor.Speed, IsSimulated: true);
    }
}
