using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Telemetry;

namespace Kiwoom.Persistence.Writing;

/// <summary>What waits for the writer thread. Never blocks who puts something in.</summary>
/// <param name="maxPendingEvents">Events that may wait.</param>
internal sealed class JournalQueue(int maxPendingEvents)
{
    private readonly object _gate = new();
    private List<IJournalWork> _waiting = [];
    private long _pendingEvents;
    private bool _closing;
    private bool _closed;

    /// <summary>Queues a batch, or refuses it once the writer has gone.</summary>
    internal void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        ArgumentNullException.ThrowIfNull(persistenceId);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(completed);
        if (!TryAppend(persistenceId, events, completed))
            completed(new AppendOutcome.Refused("the journal is closed"));
    }

    /// <summary>Queues batches as one, so that the writer takes all of them or none; or refuses them once it has gone.</summary>
    internal void AppendTogether(IReadOnlyList<(string PersistenceId, IReadOnlyList<JournaledEvent> Events, Action<AppendOutcome> Completed)> batches)
    {
        var accepted = 0;
        lock (_gate)
        {
            while (accepted < batches.Count && TryAppend(batches[accepted].PersistenceId, batches[accepted].Events, batches[accepted].Completed))
                accepted++;
        }

        foreach (var (_, _, completed) in batches.Skip(accepted))
            completed(new AppendOutcome.Refused("the journal is closed"));
    }

    /// <summary>Queues a snapshot. Throws <see cref="JournalUnavailableException"/> when it is not stored.</summary>
    internal Task Save(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(persistenceId);
        ArgumentNullException.ThrowIfNull(snapshot);
        var work = new SnapshotWork(persistenceId, snapshot);
        return TryPut(work) ? work.Done.Task.WaitAsync(cancellation) : Task.FromException(new JournalUnavailableException("the journal is closed"));
    }

    /// <summary>Queues a batch. Beyond the bound it is queued without its events, so that its refusal comes in the order of the calls.
    /// False once the writer has gone.</summary>
    internal bool TryAppend(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            var refusal = _closing ? "the journal is closing"
                : _pendingEvents + events.Count > maxPendingEvents ? $"{_pendingEvents} events wait for the disk already; the bound is {maxPendingEvents}"
                : null;
            if (refusal is null)
            {
                _pendingEvents += events.Count;
                JournalMeter.Pending(events.Count);
            }

            Put(new AppendWork(persistenceId, refusal is null ? events : [], completed) { Outcome = refusal is null ? null : new AppendOutcome.Refused(refusal) });
            return true;
        }
    }

    /// <summary>Queues other work; false once the writer has gone.</summary>
    internal bool TryPut(IJournalWork work)
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            Put(work);
            return true;
        }
    }

    /// <summary>Takes all that waits, or nothing after a while; null when the queue is closed and empty. What was taken weighs on the bound
    /// until it is <see cref="Done"/>.</summary>
    internal List<IJournalWork>? Take(TimeSpan longest)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !_closing && longest > TimeSpan.Zero)
                Monitor.Wait(_gate, longest);
            _closed = _closing && _waiting.Count == 0;
            if (_closed)
                return null;
            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    /// <summary>What was taken needs its memory no longer.</summary>
    internal void Done(IEnumerable<IJournalWork> taken)
    {
        var events = taken.OfType<AppendWork>().Sum(append => append.Events.Count);
        lock (_gate)
            _pendingEvents -= events;
        JournalMeter.Pending(-events);
    }

    internal void Close()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Put(IJournalWork work)
    {
        _waiting.Add(work);
        if (_waiting.Count == 1)
            Monitor.Pulse(_gate);
    }
}
