namespace Kiwoom.Bridge.Doctor.Probe.Control;

/// <summary>Work that runs on the control's thread after a while.</summary>
internal sealed class ThreadTimers(ControlCalls calls) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<ITimer> _running = [];
    private bool _ended;

    internal void After(TimeProvider clock, TimeSpan due, Action work)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            ITimer? timer = null;
            timer = clock.CreateTimer(_ => Fire(timer, work), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _running.Add(timer);
            timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            foreach (var timer in _running)
                timer.Dispose();
            _running.Clear();
        }
    }

    private void Fire(ITimer? timer, Action work)
    {
        lock (_gate)
        {
            if (_ended || timer is null || !_running.Remove(timer))
                return;
            timer.Dispose();
            calls.Post(work);
        }
    }
}
