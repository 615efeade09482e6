using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Specs.Market;

public sealed class TradingHoursTimelineSpecs
{
    private static readonly TradingSchedule _schedule = new(TradingCalendar.Krx);
    private static readonly TradingDay _friday = TradingDay.Parse("2026-11-20");
    private static readonly TradingDay _monday = TradingDay.Parse("2026-11-23");

    [Fact]
    public void A_day_is_followed_by_the_next_trading_day()
    {
        var timeline = new TradingHoursTimeline(_schedule);
        var start = _schedule.OpeningOf(_friday) - TradingHoursTimeline.BeforeOpening;
        var day = _schedule.ClosingOf(_friday) + TradingHoursTimeline.AfterClosing - start;
        timeline.Add(start, day).ShouldBe(_schedule.OpeningOf(_monday) - TradingHoursTimeline.BeforeOpening);
        timeline.Add(start, day - TimeSpan.FromTicks(1)).ShouldBe(start + day - TimeSpan.FromTicks(1));
    }

    [Fact]
    public void A_start_in_a_gap_counts_as_the_next_morning()
    {
        var timeline = new TradingHoursTimeline(_schedule);
        timeline.Add(_friday.InstantOf(new TimeOnly(22, 0)), TimeSpan.FromMinutes(1))
            .ShouldBe(_schedule.OpeningOf(_monday) - TradingHoursTimeline.BeforeOpening + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void An_earlier_start_than_any_before_is_understood()
    {
        var timeline = new TradingHoursTimeline(_schedule);
        timeline.Running(_schedule.OpeningOf(_monday), _schedule.ClosingOf(_monday)).ShouldBe(TimeSpan.FromMinutes(390));
        timeline.Running(_schedule.OpeningOf(_friday), _schedule.ClosingOf(_friday)).ShouldBe(TimeSpan.FromMinutes(390));
    }

    [Property]
    public void Adding_and_measuring_are_inverse(uint startMinutes, uint runningSeconds)
    {
        var timeline = new TradingHoursTimeline(_schedule);
        var start = _friday.InstantOf(new TimeOnly(0, 0)).AddMinutes(startMinutes % 50_000);
        var running = TimeSpan.FromSeconds(runningSeconds % 1_000_000);
        var end = timeline.Add(start, running);
        timeline.Running(start, end).ShouldBe(running);
        timeline.Add(start, running + TimeSpan.FromSeconds(1)).ShouldBeGreaterThan(end);
    }
}
