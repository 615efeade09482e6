using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

public sealed class ScaledClockSpecs
{
    private static readonly DateTimeOffset _machineStart = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _marketStart = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_runs_at_its_speed()
    {
        var machine = new HandClock(_machineStart);
        var clock = new ScaledClock(machine, new ClockAnchor(_machineStart, _marketStart, 60), new ContinuousTimeline());
        machine.Advance(TimeSpan.FromSeconds(10));
        clock.GetUtcNow().ShouldBe(_marketStart.AddMinutes(10));
    }

    [Fact]
    public void Two_processes_with_one_anchor_read_the_same_time()
    {
        var machine = new HandClock(_machineStart);
        var anchor = new ClockAnchor(_machineStart, _marketStart, 60);
        var first = new ScaledClock(machine, anchor, new ContinuousTimeline());
        machine.Advance(TimeSpan.FromSeconds(90));
        var second = new ScaledClock(machine, anchor, new ContinuousTimeline());
        machine.Advance(TimeSpan.FromSeconds(7));
        second.GetUtcNow().ShouldBe(first.GetUtcNow());
    }

    [Fact]
    public void A_timer_fires_when_the_market_instant_is_reached_and_repeats()
    {
        var machine = new HandClock(_machineStart);
        var clock = new ScaledClock(machine, new ClockAnchor(_machineStart, _marketStart, 100), new ContinuousTimeline());
        var seen = new List<DateTimeOffset>();
        using var timer = clock.CreateTimer(_ => seen.Add(clock.GetUtcNow()), null, TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(50));
        machine.Advance(TimeSpan.FromMilliseconds(999));
        seen.ShouldBeEmpty();
        machine.Advance(TimeSpan.FromMilliseconds(1));
        machine.Advance(TimeSpan.FromMilliseconds(500));
        seen.ShouldBe([_marketStart.AddSeconds(100), _marketStart.AddSeconds(150)]);
    }

    [Fact]
    public void It_jumps_over_gaps_and_so_do_its_timers()
    {
        var machine = new HandClock(_machineStart);
        var clock = new ScaledClock(machine, new ClockAnchor(_machineStart, _marketStart, 3600), new HourOnHourOff(_marketStart));
        var fired = false;
        using var timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMinutes(150), Timeout.InfiniteTimeSpan);
        machine.Advance(TimeSpan.FromSeconds(1));
        clock.GetUtcNow().ShouldBe(_marketStart.AddHours(2));
        fired.ShouldBeFalse();
        machine.Advance(TimeSpan.FromMilliseconds(500));
        clock.GetUtcNow().ShouldBe(_marketStart.AddMinutes(150));
        fired.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(ClockAnchor.HighestSpeed + 1)]
    public void A_speed_out_of_range_is_refused(int speed) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new ClockAnchor(_machineStart, _marketStart, speed));

    /// <summary>Runs for one hour, then skips one.</summary>
    private sealed class HourOnHourOff(DateTimeOffset origin) : IClockTimeline
    {
        public DateTimeOffset Add(DateTimeOffset start, TimeSpan running)
        {
            start.ShouldBe(origin);
            return origin + running + TimeSpan.FromHours(running.Ticks / TimeSpan.TicksPerHour);
        }

        public TimeSpan Running(DateTimeOffset start, DateTimeOffset end)
        {
            var span = end - start;
            var pairs = span.Ticks / (2 * TimeSpan.TicksPerHour);
            var rest = span - TimeSpan.FromHours(2 * pairs);
            return TimeSpan.FromHours(pairs) + (rest < TimeSpan.FromHours(1) ? rest : TimeSpan.FromHours(1));
        }
    }
}
