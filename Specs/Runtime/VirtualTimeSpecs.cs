using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

public sealed class VirtualTimeSpecs
{
    private readonly VirtualTimeProvider _time = new(DateTimeOffset.UnixEpoch);
    private readonly List<double> _fired = [];

    [Fact]
    public void A_timer_fires_at_its_instant_however_far_the_clock_is_moved()
    {
        using var timer = _time.CreateTimer(_ => _fired.Add(Seconds()), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        _time.Advance(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(10));
        _fired.ShouldBe([2]);
        Seconds().ShouldBe(20);
    }

    [Fact]
    public void A_periodic_timer_fires_again_and_again_until_it_is_disposed()
    {
        var timer = _time.CreateTimer(_ => _fired.Add(Seconds()), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(5));
        timer.Dispose();
        _time.Advance(TimeSpan.FromSeconds(5));
        _fired.ShouldBe([1, 3, 5]);
    }

    [Fact]
    public void A_changed_timer_forgets_its_old_instant()
    {
        using var timer = _time.CreateTimer(_ => _fired.Add(Seconds()), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(10));
        _fired.ShouldBe([3]);
    }

    [Fact]
    public void The_clock_never_goes_back() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _time.Advance(TimeSpan.FromTicks(-1)));

    [Fact]
    public async Task Waiting_on_the_clock_works_as_on_any_other()
    {
        var wait = Task.Delay(TimeSpan.FromSeconds(1), _time);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        wait.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await wait;
    }

    private double Seconds() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
}
