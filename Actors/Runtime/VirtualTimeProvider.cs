namespace Kiwoom.Actors.Runtime;

/// <summary>A clock that moves only when it is told to. Timers fire, in the order of their instants and then of their starting, on the
/// thread that moves it. Safe for use by many threads, as long as one at a time moves it.</summary>
/// <param name="start">The first instant (UTC).</param>
public sealed class VirtualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Version), (long At, long Order)> _due = new();
    private readonly long _startTicks = start.UtcTicks;
    private long _nowTicks = start.UtcTicks;
    private long _lastOrder;

    /// <summary>When the next timer is due; null where none is.</summary>
    public DateTimeOffset? NextDueAt
    {
        get
        {
            lock (_gate)
            {
                while (_due.TryPeek(out var entry, out var priority))
                {
                    if (entry.Version == entry.Timer.Version)
                        return new DateTimeOffset(Math.Min(priority.At, DateTime.MaxValue.Ticks), TimeSpan.Zero);
                    _due.Dequeue();
                }

                return null;
            }
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _nowTicks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _nowTicks) - _startTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on, firing each timer at its own instant on the way.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var until = GetUtcNow() + by;
        while (FireNext(until))
        {
            // Each timer may start others that are due on the way too.
        }

        MoveTo(until);
    }

    /// <summary>Moves to the next timer's instant and fires it; false, and nothing happens, where none is due until then.</summary>
    public bool FireNext(DateTimeOffset until)
    {
        VirtualTimer timer;
        lock (_gate)
        {
            while (true)
            {
                if (!_due.TryPeek(out var entry, out var priority) || priority.At > until.UtcTicks)
                    return false;
                _due.Dequeue();
                if (entry.Version != entry.Timer.Version)
                    continue;
                timer = entry.Timer;
                if (priority.At > _nowTicks)
                    Volatile.Write(ref _nowTicks, priority.At);
                timer.Version++;
                if (timer.Period > 0)
                    Enqueue(timer, _nowTicks + timer.Period);
                break;
            }
        }

        timer.Fire();
        return true;
    }

    /// <summary>Moves to an instant without firing anything; never back.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (_gate)
        {
            if (instant.UtcTicks > _nowTicks)
                Volatile.Write(ref _nowTicks, instant.UtcTicks);
        }
    }

    private void Enqueue(VirtualTimer timer, long at) =>
        _due.Enqueue((timer, timer.Version), (at < 0 ? long.MaxValue : at, ++_lastOrder));

    private bool Change(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.Zero && dueTime != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(dueTime), dueTime, "not a wait");
        if (period < TimeSpan.Zero && period != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(period), period, "not a period");
        lock (_gate)
        {
            if (timer.Disposed)
                return false;
            timer.Version++;
            timer.Period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Enqueue(timer, unchecked(_nowTicks + dueTime.Ticks));
            return true;
        }
    }

    private void End(VirtualTimer timer)
    {
        lock (_gate)
        {
            timer.Disposed = true;
            timer.Version++;
        }
    }

    private sealed class VirtualTimer(VirtualTimeProvider provider, TimerCallback callback, object? state) : ITimer
    {
        internal long Version { get; set; }

        internal long Period { get; set; }

        internal bool Disposed { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => provider.Change(this, dueTime, period);

        public void Dispose() => provider.End(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire() => callback(state);
    }
}
