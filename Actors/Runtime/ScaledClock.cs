namespace Kiwoom.Actors.Runtime;

/// <summary>The market clock of a demonstration: runs faster than the machine's clock and jumps over the hours in which nothing trades.
/// It never goes backwards, whatever happens to the machine's wall clock after construction.</summary>
/// <remarks>Timers are given in market time and fire when this clock has reached their instant.</remarks>
public sealed class ScaledClock : TimeProvider
{
    private readonly TimeProvider _machine;
    private readonly IClockTimeline _timeline;
    private readonly ClockAnchor _anchor;
    private readonly long _startTimestamp;
    private readonly TimeSpan _elapsedAtStart;

    /// <summary>Starts the clock at what the anchor says of the machine's present time.</summary>
    public ScaledClock(TimeProvider machine, ClockAnchor anchor, IClockTimeline timeline)
    {
        _machine = machine;
        _anchor = anchor;
        _timeline = timeline;
        _startTimestamp = machine.GetTimestamp();
        var elapsed = machine.GetUtcNow() - anchor.Machine;
        _elapsedAtStart = elapsed > TimeSpan.Zero ? elapsed : TimeSpan.Zero;
    }

    /// <summary>Ticks of 100 ns.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _timeline.Add(_anchor.Market, new TimeSpan(checked(MachineElapsed().Ticks * _anchor.Speed)));

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>How long the machine has to wait until this clock shows an instant; zero where it already does.</summary>
    public TimeSpan MachineTimeUntil(DateTimeOffset instant)
    {
        var running = _timeline.Running(_anchor.Market, instant);
        var due = new TimeSpan(DivideRoundingUp(running.Ticks, _anchor.Speed)) - MachineElapsed();
        return due > TimeSpan.Zero ? due : TimeSpan.Zero;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, callback, state, dueTime, period);

    private static long DivideRoundingUp(long value, long divisor) => (value / divisor) + (value % divisor == 0 ? 0 : 1);

    private TimeSpan MachineElapsed() => _elapsedAtStart + _machine.GetElapsedTime(_startTimestamp);

    private sealed class ScaledTimer : ITimer
    {
        // The machine's timers take at most 2^32-2 ms; a longer wait is slept in parts.
        private static readonly TimeSpan _longestSleep = TimeSpan.FromDays(30);
        private readonly object _gate = new();
        private readonly ScaledClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private readonly ITimer _sleep;
        private DateTimeOffset? _target;
        private TimeSpan _period;
        private bool _disposed;

        internal ScaledTimer(ScaledClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            _sleep = clock._machine.CreateTimer(static self => ((ScaledTimer)self!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_gate)
            {
                if (_disposed)
                    return false;

                _period = period;
                _target = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
                Sleep();
                return true;
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _disposed = true;
                _target = null;
            }

            _sleep.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            lock (_gate)
            {
                _disposed = true;
                _target = null;
            }

            await _sleep.DisposeAsync().ConfigureAwait(false);
        }

        private void Wake()
        {
            lock (_gate)
            {
                if (_disposed || _target is not { } target)
                    return;

                if (_clock.GetUtcNow() < target)
                {
                    Sleep();
                    return;
                }

                var repeats = _period > TimeSpan.Zero && _period != Timeout.InfiniteTimeSpan;
                _target = repeats ? _clock.GetUtcNow() + _period : null;
                Sleep();
            }

            _callback(_state);
        }

        private void Sleep()
        {
            if (_target is not { } target)
            {
                _sleep.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return;
            }

            var due = _clock.MachineTimeUntil(target);
            _sleep.Change(due < _longestSleep ? due : _longestSleep, Timeout.InfiniteTimeSpan);
        }
    }
}
