namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Work in order of its due time, then of its entry.</summary>
internal sealed class EventQueue
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Entry)> _queue = new();
    private long _entries;

    /// <summary>When the first work is due; null where there is none.</summary>
    public DateTimeOffset? NextDueAt => _queue.TryPeek(out _, out var first) ? first.Due : null;

    /// <summary>Adds work.</summary>
    public void Add(DateTimeOffset due, Action work) => _queue.Enqueue(work, (due, ++_entries));

    /// <summary>Takes the first work that is due; null where none is.</summary>
    public Action? TakeDue(DateTimeOffset now)
    {
        if (!_queue.TryPeek(out var work, out var first) || first.Due > now)
            return null;
        _queue.Dequeue();
        return work;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _queue.Clear();
}
