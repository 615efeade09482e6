namespace Kiwoom.Actors.Runtime;

/// <summary>The timers of one actor, by key. Used on the actor's turn only.</summary>
internal sealed class Timers(IHosted cell, TimeProvider clock)
{
    private readonly Dictionary<string, ActorTimer> _running = new(StringComparer.Ordinal);

    internal void Start(string key, TimeSpan due, object message)
    {
        Cancel(key);
        _running[key] = new ActorTimer(cell, clock, key, due, message);
    }

    internal void Cancel(string key)
    {
        if (_running.Remove(key, out var timer))
            timer.Dispose();
    }

    internal void CancelAll()
    {
        foreach (var timer in _running.Values)
            timer.Dispose();
        _running.Clear();
    }

    /// <summary>Whether a timer that came out of the mailbox still counts; it then no longer runs.</summary>
    internal bool Take(ActorTimer timer)
    {
        if (!_running.TryGetValue(timer.Key, out var current) || !ReferenceEquals(current, timer))
            return false;
        _running.Remove(timer.Key);
        timer.Dispose();
        return true;
    }
}
