using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>Carries durable events to one subscriber, beside the actors, in the order of their streams.</summary>
/// <remarks>Every durable event is handed over, so a subscriber that is slower than the events holds them. It must be quick and add up itself
/// what it cannot do at once; one that is not is told of in the log, at each doubling, and in <see cref="LocalEngine.EventsWaiting"/>.</remarks>
internal sealed class EventSubscriber(LocalEngine engine, Action<string, JournaledEvent> subscriber) : Turn(engine), IDisposable
{
    private const long FirstSaidAt = 16_384;
    private readonly ConcurrentQueue<(string PersistenceId, JournaledEvent Journaled)> _waiting = new();
    private long _sayAt = FirstSaidAt;
    private volatile bool _ended;

    /// <summary>Whether everything published so far has been handed over or the subscription has ended.</summary>
    internal bool IsDrained => (_ended || _waiting.IsEmpty) && IsIdle;

    /// <summary>Events that wait to be handed over.</summary>
    internal int Waiting => _waiting.Count;

    protected override bool HasWork => !_waiting.IsEmpty;

    public void Dispose()
    {
        _ended = true;
        Engine.Unsubscribe(this);
    }

    internal void Publish(string persistenceId, JournaledEvent journaled)
    {
        _waiting.Enqueue((persistenceId, journaled));
        var sayAt = Volatile.Read(ref _sayAt);
        if (_waiting.Count >= sayAt && Interlocked.CompareExchange(ref _sayAt, sayAt * 2, sayAt) == sayAt)
            Engine.Logger.LogWarning("A subscriber of events is slow: {Waiting} wait for it.", _waiting.Count);
        Wake();
    }

    protected override void Work(int budget)
    {
        while (budget-- > 0 && _waiting.TryDequeue(out var next))
        {
            if (_ended)
                continue;
            try
            {
                subscriber(next.PersistenceId, next.Journaled);
            }
            catch (Exception fault)
            {
                Engine.Logger.LogError(fault, "A subscriber threw on {Stream} #{SequenceNr}; it is given the next event.", next.PersistenceId, next.Journaled.SequenceNr);
            }
        }
    }
}
