using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>Carries durable events to one subscriber, beside the actors, in the order of their streams.</summary>
internal sealed class EventSubscriber(LocalEngine engine, Action<string, JournaledEvent> subscriber) : Turn(engine), IDisposable
{
    private readonly ConcurrentQueue<(string PersistenceId, JournaledEvent Journaled)> _waiting = new();
    private volatile bool _ended;

    /// <summary>Whether everything published so far has been handed over or the subscription has ended.</summary>
    internal bool IsDrained => (_ended || _waiting.IsEmpty) && IsIdle;

    protected override bool HasWork => !_waiting.IsEmpty;

    public void Dispose()
    {
        _ended = true;
        Engine.Unsubscribe(this);
    }

    internal void Publish(string persistenceId, JournaledEvent journaled)
    {
        _waiting.Enqueue((persistenceId, journaled));
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
