using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Clock;

namespace Kiwoom.Bridge.Hosting;

/// <summary>The clocks and the calendar that a directory's <c>clock.json</c> stands for; real time where there is none.</summary>
/// <param name="Clocks">Market and machine.</param>
/// <param name="Schedule">The exchange's hours.</param>
public sealed record BridgeTime(Clocks Clocks, TradingSchedule Schedule)
{
    /// <summary>The file that the clock was read from; null for real time.</summary>
    public MarketClockFile? File { get; private init; }

    /// <summary>Reads the directory's clock. Throws <see cref="InvalidDataException"/> for one that cannot be read.</summary>
    /// <param name="clockDirectory">Where the file is; null for real time.</param>
    /// <param name="machine">The machine's clock.</param>
    public static BridgeTime Of(string? clockDirectory, TimeProvider machine)
    {
        if (clockDirectory is null)
            return new BridgeTime(new Clocks(machine, machine), new TradingSchedule(TradingCalendar.Krx));
        if (MarketClockFile.Load(clockDirectory) is not { } file)
            throw new InvalidDataException($"There is no clock.json in {clockDirectory}.");
        var schedule = new TradingSchedule(file.TradingDays is { } days ? TradingCalendar.FromDays(days) : TradingCalendar.Krx);
        IClockTimeline timeline = file.SkipsNights ? new TradingHoursTimeline(schedule) : new ContinuousTimeline();
        return new BridgeTime(new Clocks(new ScaledClock(machine, file.Anchor, timeline), machine), schedule) { File = file };
    }
}
