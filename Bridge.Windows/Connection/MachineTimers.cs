using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Connection;

/// <summary>Messages that come later on the machine's clock, where an actor's own timers run on the market's. Safe for all threads.</summary>
/// <param name="clock">The machine's clock.</param>
public sealed class MachineTimers(TimeProvider clock) : IDisposable
{
    private readonly HashSet<ITimer> _running = [];
    private readonly Lock _gate = new();
    private bool _ended;

    /// <summary>Sends a message after a while.</summary>
    public void Start(TimeSpan due, IActorRef target, object message, IActorRef? sender)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            ITimer? timer = null;
            timer = clock.CreateTimer(
                _ =>
                {
                    End(timer);
                    target.Tell(message, sender);
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
            _running.Add(timer);
            timer.Change(due, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Nothing is sent any more.</summary>
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

    private void End(ITimer? timer)
    {
        lock (_gate)
        {
            if (timer is not null && _running.Remove(timer))
                timer.Dispose();
        }
    }
}
