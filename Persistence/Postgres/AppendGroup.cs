using System.Buffers;
using System.Diagnostics;
using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Telemetry;
using Kiwoom.Persistence.Writing;

namespace Kiwoom.Persistence.Postgres;

/// <summary>Batches that share one commit, encoded. Its buffers are used again for a later group.</summary>
internal sealed class AppendGroup : GroupRows
{
    private const int BufferKept = 4 * 1024 * 1024;

    private readonly List<EncodedRow> _rows = [];
    private readonly List<(AppendWork Work, AppendOutcome? Outcome)> _batches = [];
    private ArrayBufferWriter<byte> _payloads = new();

    /// <summary>Every batch, with the refusal of one that is not among the rows.</summary>
    internal IReadOnlyList<(AppendWork Work, AppendOutcome? Outcome)> Batches => _batches;

    internal int Bytes => _payloads.WrittenCount;

    /// <summary>Whether it went to the server a second time.</summary>
    internal bool WasSentAgain { get; set; }

    /// <summary>When it went to the server, by <see cref="Stopwatch"/>.</summary>
    internal long SentAt { get; set; }

    /// <summary>Counts it once its outcome is known.</summary>
    internal void Count(AppendOutcome outcome)
    {
        if (Ends.Count > 0)
            JournalMeter.Committed(outcome, outcome is AppendOutcome.Durable ? _rows.Count : 0, Stopwatch.GetElapsedTime(SentAt));
    }

    internal override ReadOnlyMemory<byte>[] Payloads()
    {
        var payloads = new ReadOnlyMemory<byte>[_rows.Count];
        for (var i = 0; i < payloads.Length; i++)
            payloads[i] = _payloads.WrittenMemory.Slice(_rows[i].Start, _rows[i].Length);
        return payloads;
    }

    /// <summary>Where a stream ends with this group; null where it has nothing of it.</summary>
    internal StreamHead? EndOf(string persistenceId) => Ends.TryGetValue(persistenceId, out var ends) ? ends.New : null;

    /// <summary>Takes a batch in, as rows behind the stream's end or with the refusal that concerns it alone.</summary>
    internal void Add(AppendWork append, StreamHead end, BatchEncoder encoder, long createdAt)
    {
        if (BatchEncoder.Refuse(append, end) is { } refusal)
        {
            Refuse(append, refusal);
            return;
        }

        var first = _rows.Count;
        try
        {
            encoder.Encode(append, Encoding.UTF8.GetBytes(append.PersistenceId), end, _payloads, _rows);
        }
        catch (Exception fault) when (BatchEncoder.IsOfTheBatch(fault))
        {
            _rows.RemoveRange(first, _rows.Count - first);
            Refuse(append, new AppendOutcome.Refused(fault.Message, fault));
            return;
        }

        for (var i = 0; i < append.Events.Count; i++)
        {
            RowStreams.Add(append.PersistenceId);
            RowNumbers.Add(append.Events[i].SequenceNr);
            RowCreatedAt.Add(createdAt);
            RowManifests.Add(_rows[first + i].Event.Manifest);
        }

        var old = Ends.TryGetValue(append.PersistenceId, out var ends) ? ends.Old : end;
        Ends[append.PersistenceId] = (old, new StreamHead(append.Events[^1].SequenceNr, _rows[^1].Hash));
        _batches.Add((append, null));
    }

    internal void Refuse(AppendWork append, AppendOutcome refusal) => _batches.Add((append, refusal));

    internal override void Clear()
    {
        base.Clear();
        if (_payloads.Capacity > BufferKept)
            _payloads = new ArrayBufferWriter<byte>();
        _payloads.ResetWrittenCount();
        _rows.Clear();
        _batches.Clear();
        WasSentAgain = false;
    }
}
