using System.Buffers;
using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulation.Nodes;

namespace Kiwoom.Simulation.Storage;

/// <summary>One process's writer on a <see cref="SimulatedDisk"/>: group commit, encoded as on a real one, with the faults of a real one. What was
/// answered as durable was synced; a commit of an older writer is refused; after an answer was lost the stream takes nothing until it is read.</summary>
internal sealed class SimulatedJournal : IJournal, IJournalStanding
{
    private readonly SimulatedDisk _disk;
    private readonly EventCatalog _catalog;
    private readonly EnvelopeEncoder _encoder;
    private readonly NodeClock _clock;
    private readonly Action<Action> _post;
    private readonly IDiskWitness _witness;
    private readonly SeededRandom _chance;
    private readonly TimeSpan _longestWrite;
    private readonly Queue<Pending> _waiting = new();
    private readonly List<(string PersistenceId, StoredSnapshot Snapshot)> _snapshots = [];
    private readonly HashSet<string> _mustBeRead = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _replaced = new();
    private bool _writing;
    private bool _wasFull;

    internal SimulatedJournal(
        SimulatedDisk disk, EventCatalog catalog, NodeClock clock, Action<Action> post, IDiskWitness witness, SeededRandom chance, TimeSpan longestWrite)
    {
        (_disk, _catalog, _clock, _post, _witness, _chance, _longestWrite) = (disk, catalog, clock, post, witness, chance, longestWrite);
        _encoder = new EnvelopeEncoder(catalog);
        Epoch = disk.TakeOver();
        witness.TakenOver();
    }

    /// <summary>This writer's epoch.</summary>
    internal long Epoch { get; }

    /// <summary>Out of a thousand commits, how many have their answer lost; half of those were written.</summary>
    internal int AnswersLostPerMille { get; set; }

    /// <inheritdoc/>
    public JournalTrouble? Trouble => _replaced.IsCancellationRequested ? new JournalTrouble(JournalTroubleKind.Replaced, Why())
        : _wasFull && _disk.IsFull ? new JournalTrouble(JournalTroubleKind.DiskFull, Why()) : null;

    /// <inheritdoc/>
    public CancellationToken Replaced => _replaced.Token;

    /// <inheritdoc/>
    public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        _waiting.Enqueue(new Pending(persistenceId, events, completed));
        Next();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournaledEvent> Read(
        string persistenceId, long fromSequenceNr, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        if (_mustBeRead.Contains(persistenceId) && (_disk.IsFull || _disk.Epoch != Epoch))
            throw new JournalUnavailableException($"what became of the last commit cannot be told: {Why()}");
        _mustBeRead.Remove(persistenceId);
        var decoder = new EventDecoder(_catalog);
        var rows = _disk.Read(persistenceId);
        for (var i = (int)Math.Max(0, fromSequenceNr - 1); i < rows.Count; i++)
        {
            var row = rows[i];
            var envelope = EventDecoder.Open(persistenceId, row.SequenceNr, row.Payload);
            yield return decoder.Decode(persistenceId, i + 1, row.Manifest, envelope);
        }
    }

    /// <inheritdoc/>
    public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default) => Task.FromResult(_disk.Snapshot(persistenceId));

    /// <inheritdoc/>
    public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default)
    {
        _snapshots.Add((persistenceId, snapshot));
        Next();
        return Task.CompletedTask;
    }

    private void Next()
    {
        if (_writing || (_waiting.Count == 0 && _snapshots.Count == 0))
            return;
        _writing = true;
        Later(Write);
    }

    private void Later(Action work) => _clock.CreateTimer(static run => ((Action)run!)(), work, new TimeSpan(1 + (long)(_chance.NextUInt64() % (ulong)_longestWrite.Ticks)), Timeout.InfiniteTimeSpan);

    private void Write()
    {
        var group = new List<Pending>();
        var rows = new List<StoredRow>();
        while (_waiting.TryDequeue(out var pending))
        {
            pending.Outcome = Encode(pending, rows);
            group.Add(pending);
        }

        var snapshots = _snapshots.ToArray();
        _snapshots.Clear();
        var isLost = AnswersLostPerMille > 0 && rows.Count > 0 && _chance.Next(1000) < AnswersLostPerMille;
        if (isLost && _chance.Next(2) == 0)
        {
            Doubt(group);
            return;
        }

        _disk.Write(new DiskCommit(rows, snapshots));
        _witness.Written();
        Later(() =>
        {
            // A writer that was stopped for long finds at its commit whose journal it is; what it had handed over before is there.
            _disk.Sync();
            _witness.Synced();
            if (isLost)
                Doubt(group);
            else
                Answer(group);
        });
    }

    private AppendOutcome? Encode(Pending pending, List<StoredRow> rows)
    {
        if (_disk.Epoch != Epoch)
        {
            _post(_replaced.Cancel);
            return new AppendOutcome.Refused(Why());
        }

        _wasFull = _disk.IsFull;
        if (_wasFull)
            return new AppendOutcome.Refused(Why());
        if (_mustBeRead.Contains(pending.PersistenceId))
            return new AppendOutcome.Refused("the stream must be read again first");
        var stream = _disk.Read(pending.PersistenceId);
        var (end, hash) = (stream.Count, stream.Count > 0 ? stream[^1].Hash : RowHash.Genesis.ToArray());
        foreach (var row in rows)
        {
            if (row.PersistenceId == pending.PersistenceId)
                (end, hash) = (end + 1, row.Hash);
        }

        var id = Encoding.UTF8.GetBytes(pending.PersistenceId);
        foreach (var journaled in pending.Events)
        {
            if (journaled.SequenceNr != ++end)
                return new AppendOutcome.Refused($"{pending.PersistenceId} ends at #{end - 1}; #{journaled.SequenceNr} does not follow");
            var buffer = new ArrayBufferWriter<byte>(512);
            var manifest = _encoder.Encode(journaled, hash, buffer).ManifestUtf8.ToArray();
            var payload = buffer.WrittenSpan.ToArray();
            hash = new byte[RowHash.Size];
            RowHash.Compute(id, journaled.SequenceNr, manifest, payload, hash);
            rows.Add(new StoredRow(pending.PersistenceId, journaled.SequenceNr, manifest, payload, hash));
        }

        return null;
    }

    private string Why() => _disk.Epoch != Epoch ? $"another writer took the journal over (epoch {_disk.Epoch}, this one is {Epoch})" : "the disk is full";

    private void Doubt(List<Pending> group)
    {
        foreach (var pending in group.Where(p => p.Outcome is null))
        {
            pending.Outcome = new AppendOutcome.Unknown("the answer was lost");
            _mustBeRead.Add(pending.PersistenceId);
        }

        Answer(group);
    }

    // Each answer is a step of its own, so that a crash can come between any two.
    private void Answer(List<Pending> group)
    {
        foreach (var pending in group)
            _post(() => pending.Completed(pending.Outcome ?? AppendOutcome.Durable.Instance));
        _writing = false;
        Next();
    }

    private sealed class Pending(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        internal string PersistenceId { get; } = persistenceId;

        internal IReadOnlyList<JournaledEvent> Events { get; } = events;

        internal Action<AppendOutcome> Completed { get; } = completed;

        internal AppendOutcome? Outcome { get; set; }
    }
}
