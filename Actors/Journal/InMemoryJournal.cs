using System.Runtime.CompilerServices;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Journal;

/// <summary>A journal that forgets everything with the process and can be made to fail, for specs, simulations and strategies that
/// are tried out. Safe for many threads.</summary>
/// <param name="scheduler">Runs the writing of one append later, for example <c>work => engine.Schedule(delay, work)</c>. Where left
/// out, an append is written and answered before it returns, unless the journal is held.</param>
public sealed class InMemoryJournal(Action<Action>? scheduler = null) : IJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, KeptStream> _streams = new(StringComparer.Ordinal);
    private readonly Queue<JournalFault> _faults = new();
    private bool _held;
    private bool _unreachable;

    /// <summary>While true every append is refused, and reads throw, as with a database that cannot be reached.</summary>
    public bool Unreachable
    {
        get => Volatile.Read(ref _unreachable);
        set => Volatile.Write(ref _unreachable, value);
    }

    /// <summary>Appends that have been asked for and neither written nor refused.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
                return _streams.Values.Sum(stream => stream.Waiting.Count);
        }
    }

    /// <summary>The next append that is written meets this fault, the one after it the next one told, and so on.</summary>
    public void FailNext(JournalFault fault)
    {
        lock (_gate)
            _faults.Enqueue(fault);
    }

    /// <summary>Writes nothing until <see cref="Release"/>: appends wait.</summary>
    public void Hold()
    {
        lock (_gate)
            _held = true;
    }

    /// <summary>Writes what waits, stream by stream in the order of the calls, and what comes.</summary>
    public void Release()
    {
        string[] waiting;
        lock (_gate)
        {
            _held = false;
            waiting = [.. _streams.Where(s => s.Value.Waiting.Count > 0).Select(s => s.Key).Order(StringComparer.Ordinal)];
        }

        foreach (var id in waiting)
            WriteAll(id);
    }

    /// <summary>Writes the oldest append of a stream that waits, though the journal is held; false where none waits.</summary>
    public bool ReleaseOne(string persistenceId) => Write(persistenceId, evenHeld: true);

    /// <summary>Forgets what waits without an answer, as the death of the process does.</summary>
    public void DropPending()
    {
        lock (_gate)
        {
            foreach (var stream in _streams.Values)
                stream.Waiting.Clear();
        }
    }

    /// <summary>Takes away what a torn append left, so that the stream reads again.</summary>
    public void Repair(string persistenceId)
    {
        lock (_gate)
        {
            var stream = StreamOf(persistenceId);
            if (stream.TornAt is { } torn)
                stream.Events.RemoveRange(torn, stream.Events.Count - torn);
            stream.TornAt = null;
        }
    }

    /// <summary>What the stream holds.</summary>
    public IReadOnlyList<JournaledEvent> Events(string persistenceId)
    {
        lock (_gate)
            return [.. StreamOf(persistenceId).Events];
    }

    /// <summary>The newest snapshot of a stream, or null.</summary>
    public StoredSnapshot? Snapshot(string persistenceId)
    {
        lock (_gate)
            return StreamOf(persistenceId).Snapshot;
    }

    /// <inheritdoc/>
    public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        ArgumentNullException.ThrowIfNull(persistenceId);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(completed);
        lock (_gate)
            StreamOf(persistenceId).Waiting.Enqueue((events, completed));
        if (scheduler is null)
            WriteAll(persistenceId);
        else
            scheduler(() => Write(persistenceId, evenHeld: false));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournaledEvent> Read(
        string persistenceId, long fromSequenceNr, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        JournaledEvent[] events;
        lock (_gate)
        {
            ThrowIfUnreachable();
            var stream = StreamOf(persistenceId);
            if (stream.TornAt is { } torn)
                throw new JournalCorruptException(persistenceId, torn + 1, "the append was torn");
            events = [.. stream.Events.Skip((int)Math.Clamp(fromSequenceNr - 1, 0, int.MaxValue))];
        }

        foreach (var journaled in events)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return journaled;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            ThrowIfUnreachable();
            return Task.FromResult(StreamOf(persistenceId).Snapshot);
        }
    }

    /// <inheritdoc/>
    public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        lock (_gate)
        {
            ThrowIfUnreachable();
            StreamOf(persistenceId).Snapshot = snapshot;
        }

        return Task.CompletedTask;
    }

    private void WriteAll(string persistenceId)
    {
        while (Write(persistenceId, evenHeld: false))
        {
            // One at a time, so that a hold in between is seen.
        }
    }

    private bool Write(string persistenceId, bool evenHeld)
    {
        KeptStream stream;
        AppendOutcome outcome;
        Action<AppendOutcome> completed;
        lock (_gate)
        {
            stream = StreamOf(persistenceId);
            if (_held && !evenHeld)
                return false;
            if (stream.Answering)
            {
                stream.Missed++;
                return false;
            }

            if (!stream.Waiting.TryDequeue(out var append))
                return false;
            outcome = Write(persistenceId, stream, append.Events);
            completed = append.Completed;
            stream.Answering = true;
        }

        // Outside the lock, because whoever is told may use the journal; under the stream's flag, so that answers keep their order.
        completed(outcome);
        int missed;
        lock (_gate)
        {
            stream.Answering = false;
            (missed, stream.Missed) = (stream.Missed, 0);
        }

        while (missed-- > 0)
            Write(persistenceId, evenHeld: false);
        return true;
    }

    private AppendOutcome Write(string persistenceId, KeptStream stream, IReadOnlyList<JournaledEvent> events)
    {
        if (Unreachable)
            return new AppendOutcome.Refused("the journal cannot be reached");
        if (stream.TornAt is not null)
            return new AppendOutcome.Refused($"{persistenceId} ends in a torn append");
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].SequenceNr != stream.Events.Count + 1 + i)
                return new AppendOutcome.Refused($"{persistenceId} is at #{stream.Events.Count}; #{events[i].SequenceNr} does not follow");
        }

        switch (_faults.TryDequeue(out var fault) ? fault : JournalFault.None)
        {
            case JournalFault.Refused:
                return new AppendOutcome.Refused("the journal was told to refuse");
            case JournalFault.UnknownNotWritten:
                return new AppendOutcome.Unknown("the answer was lost");
            case JournalFault.UnknownWritten:
                stream.Events.AddRange(events);
                return new AppendOutcome.Unknown("the answer was lost");
            case JournalFault.Torn:
                stream.TornAt = stream.Events.Count;
                stream.Events.AddRange(events.Take(events.Count / 2));
                return new AppendOutcome.Unknown("the append was torn");
            default:
                stream.Events.AddRange(events);
                return AppendOutcome.Durable.Instance;
        }
    }

    private KeptStream StreamOf(string persistenceId)
    {
        if (!_streams.TryGetValue(persistenceId, out var stream))
            _streams[persistenceId] = stream = new KeptStream();
        return stream;
    }

    private void ThrowIfUnreachable()
    {
        if (Unreachable)
            throw new IOException("the journal cannot be reached");
    }

    private sealed class KeptStream
    {
        internal List<JournaledEvent> Events { get; } = [];

        internal Queue<(IReadOnlyList<JournaledEvent> Events, Action<AppendOutcome> Completed)> Waiting { get; } = new();

        internal StoredSnapshot? Snapshot { get; set; }

        /// <summary>How many whole events stand before a torn append.</summary>
        internal int? TornAt { get; set; }

        /// <summary>Writes that came while an answer was being given, and are made up for after it.</summary>
        internal int Missed { get; set; }

        /// <summary>Whether an answer is being given; the next one waits for it.</summary>
        internal bool Answering { get; set; }
    }
}
