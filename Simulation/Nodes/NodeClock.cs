using Kiwoom.Actors.Runtime;

namespace Kiwoom.Simulation.Nodes;

/// <summary>A machine's clock as a process on it sees it: it may be wrong, and its timers end with the process. A timer that fires becomes a
/// step of the process, so it waits while the process is stopped.</summary>
internal sealed class NodeClock(VirtualTimeProvider time, Action<Action> post) : TimeProvider
{
    /// <summary>How far the clock is ahead of the truth.</summary>
    internal TimeSpan Error { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => time.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Error;

    /// <inheritdoc/>
    public override long GetTimestamp() => time.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new NodeTimer();
        timer.Inner = time.CreateTimer(
            _ => post(() =>
            {
                if (!timer.IsEnded)
                    callback(state);
            }),
            null,
            dueTime,
            period);
        return timer;
    }

    private sealed class NodeTimer : ITimer
    {
        internal ITimer Inner { get; set; } = null!;

        internal bool IsEnded { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Inner.Change(dueTime, period);

        public void Dispose()
        {
            IsEnded = true;
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
