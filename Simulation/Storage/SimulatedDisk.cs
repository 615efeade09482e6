using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Simulation.Storage;

/// <summary>A disk with one database on it. It outlives the processes that write it: what was synced stays, what was only written stays when a
/// process dies and may go when the power does.</summary>
internal sealed class SimulatedDisk
{
    private readonly Dictionary<string, List<StoredRow>> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredSnapshot> _snapshots = new(StringComparer.Ordinal);
    private readonly List<DiskCommit> _unsynced = [];

    /// <summary>The writer whose commits count. Each new writer takes the next one, in the database itself.</summary>
    internal long Epoch { get; private set; }

    /// <summary>No byte more can be written.</summary>
    internal bool IsFull { get; set; }

    /// <summary>A process holds the lock of the operating system.</summary>
    internal bool IsLocked { get; set; }

    /// <summary>Streams that have rows, by name.</summary>
    internal IEnumerable<string> Streams => _rows.Keys.Order(StringComparer.Ordinal);

    /// <summary>A new writer takes the database over: commits of any older one are refused from now on. The lease is a synced commit of its own, so
    /// what the new writer reads is durable.</summary>
    internal long TakeOver()
    {
        Sync();
        return ++Epoch;
    }

    /// <summary>What a reader sees of a stream: everything written, synced or not.</summary>
    internal IReadOnlyList<StoredRow> Read(string persistenceId) => _rows.GetValueOrDefault(persistenceId) ?? [];

    /// <summary>The newest snapshot; null for none, or where it is ahead of its stream.</summary>
    internal StoredSnapshot? Snapshot(string persistenceId) =>
        _snapshots.GetValueOrDefault(persistenceId) is { } snapshot && snapshot.SequenceNr <= Read(persistenceId).Count ? snapshot : null;

    /// <summary>Hands a commit to the operating system.</summary>
    internal void Write(DiskCommit commit)
    {
        _unsynced.Add(commit);
        foreach (var row in commit.Rows)
        {
            if (!_rows.TryGetValue(row.PersistenceId, out var stream))
                _rows.Add(row.PersistenceId, stream = []);
            stream.Add(row);
        }

        foreach (var (persistenceId, snapshot) in commit.Snapshots)
            _snapshots[persistenceId] = snapshot;
    }

    /// <summary>Everything written is on the platter.</summary>
    internal void Sync() => _unsynced.Clear();

    /// <summary>The power goes: of the commits that were not synced a beginning survives, and the first one that does not is torn, which its
    /// checksum tells.</summary>
    internal void LosePower(SeededRandom chance)
    {
        var kept = _unsynced.Count == 0 ? 0 : chance.Next(_unsynced.Count + 1);
        foreach (var lost in _unsynced.Skip(kept).Reverse())
        {
            foreach (var row in lost.Rows)
                _rows[row.PersistenceId].RemoveAt(_rows[row.PersistenceId].Count - 1);
            foreach (var (persistenceId, _) in lost.Snapshots)
                _snapshots.Remove(persistenceId);
        }

        _unsynced.Clear();
    }
}
