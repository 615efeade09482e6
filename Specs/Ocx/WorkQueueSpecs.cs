using FsCheck.Xunit;
using Kiwoom.Bridge.Ocx.Pump;
using Kiwoom.Specs.Runtime;

namespace Kiwoom.Specs.Ocx;

/// <summary>The queue of the control's thread, on a pump that is played.</summary>
public sealed class WorkQueueSpecs
{
    private HandClock _clock = null!;
    private List<Exception> _faults = null!;
    private WorkQueue _queue = null!;
    private int _wakes;
    private bool _deaf;

    public WorkQueueSpecs() => Start();

    [Property(MaxTest = 300)]
    public void Work_is_done_in_order_once_one_at_a_time_in_bounded_batches_whatever_pumps_inside(int seed)
    {
        Start();
        var random = new Random(seed);
        var done = new List<int>();
        var posted = 0;
        var depth = 0;
        var isOver = false;
        for (var step = 0; step < 60; step++)
        {
            if (random.Next(3) > 0)
                Post();
            _deaf = random.Next(5) == 0;
            var before = done.Count;
            var most = random.Next(1, 5);
            if (random.Next(3) > 0)
                Pump(most);
            (done.Count - before).ShouldBeLessThanOrEqualTo(most);
        }

        (_deaf, isOver) = (false, true);
        _queue.Complete();
        for (var turn = 0; turn < 200; turn++)
            Pump(3);
        done.ShouldBe(Enumerable.Range(0, posted));
        (_queue.IsFinished, _queue.BlockedFor).ShouldBe((true, TimeSpan.Zero));

        void Post()
        {
            var number = posted++;
            _queue.Post(() =>
            {
                (++depth).ShouldBe(1);
                done.Add(number);

                // A modal window: its loop pumps, and more is posted meanwhile.
                if (random.Next(4) == 0)
                    Pump(10);
                if (random.Next(4) == 0 && !isOver)
                    Post();
                depth--;
                if (random.Next(6) == 0)
                    throw new InvalidOperationException("work");
            });
        }
    }

    [Property(MaxTest = 100)]
    public void Whatever_waits_has_a_wake_up_under_way(byte pieces, byte batch)
    {
        Start();
        var done = 0;
        for (var i = 0; i < pieces; i++)
            _queue.Post(() => done++);
        while (_wakes > 0)
            Pump(1 + (batch % 40));
        done.ShouldBe(pieces);
    }

    [Fact]
    public void A_fault_is_told_and_the_rest_goes_on()
    {
        var done = false;
        _queue.Post(() => throw new InvalidOperationException("one"));
        _queue.Post(() => done = true);
        Pump(10);
        done.ShouldBeTrue();
        _faults.ShouldHaveSingleItem().Message.ShouldBe("one");
    }

    [Fact]
    public void A_listener_for_faults_that_throws_itself_is_counted()
    {
        var queue = new WorkQueue(_clock, () => true, _ => throw new InvalidOperationException("listener"));
        queue.Post(() => throw new InvalidOperationException("work"));
        queue.Drain(1);
        queue.UnreportedFaults.ShouldBe(1);
    }

    [Fact]
    public void Blocked_is_as_long_as_the_work_that_has_not_returned()
    {
        _queue.BlockedFor.ShouldBe(TimeSpan.Zero);
        var inside = TimeSpan.Zero;
        _queue.Post(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(12));
            _queue.Post(() => { });
            Pump(5);
            inside = _queue.BlockedFor;
        });
        _clock.Advance(TimeSpan.FromSeconds(1));
        Pump(1);
        inside.ShouldBe(TimeSpan.FromSeconds(12));
        _queue.BlockedFor.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Blocked_is_as_long_as_a_pump_that_does_not_come_back_to_what_waits()
    {
        _queue.Post(() => { });
        _clock.Advance(TimeSpan.FromSeconds(15));
        _queue.BlockedFor.ShouldBe(TimeSpan.FromSeconds(15));
        Pump(5);
        _queue.BlockedFor.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_pump_that_is_slow_but_comes_back_is_not_blocked()
    {
        for (var i = 0; i < 100; i++)
            _queue.Post(() => _clock.Advance(TimeSpan.FromSeconds(1)));
        for (var i = 0; i < 50; i++)
        {
            Pump(1);
            _queue.BlockedFor.ShouldBe(TimeSpan.Zero);
        }
    }

    [Fact]
    public void After_its_end_nothing_is_taken_and_what_was_posted_is_done()
    {
        var done = false;
        _queue.Post(() => done = true);
        _queue.Complete();
        _queue.IsFinished.ShouldBeFalse();
        Should.Throw<ObjectDisposedException>(() => _queue.Post(() => { }));
        Pump(5);
        (done, _queue.IsFinished).ShouldBe((true, true));
    }

    [Fact]
    public void Posting_from_many_threads_loses_nothing()
    {
        const int each = 2_000;
        var seen = new List<(int Thread, int Number)>();
        var threads = Enumerable.Range(0, 4).Select(t => new Thread(() =>
        {
            for (var n = 0; n < each; n++)
            {
                var number = n;
                _queue.Post(() => seen.Add((t, number)));
            }
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();
        while (seen.Count < 4 * each)
            _queue.Drain(16);
        foreach (var thread in threads)
            thread.Join();
        seen.GroupBy(s => s.Thread).ShouldAllBe(g => g.Select(s => s.Number).SequenceEqual(Enumerable.Range(0, each)));
    }

    // A property runs many times on one instance.
    private void Start()
    {
        (_clock, _faults, _wakes, _deaf) = (new HandClock(DateTimeOffset.UnixEpoch), [], 0, false);
        _queue = new WorkQueue(
            _clock,
            () =>
            {
                if (_deaf)
                    return false;
                _wakes++;
                return true;
            },
            _faults.Add);
    }

    private void Pump(int most)
    {
        _wakes = Math.Max(0, _wakes - 1);
        _queue.Drain(most);
    }
}
