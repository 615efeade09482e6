using System.Buffers;
using System.Text;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>Puts batches into the open transaction and keeps the streams' ends. One thread.</summary>
internal sealed class StreamAppender(EventCatalog catalog, TimeProvider clock, SqliteJournalOptions options) : IDisposable
{
    private const int LongestPersistenceId = 200;
    private const int BufferKept = 1024 * 1024;

    private readonly EnvelopeEncoder _encoder = new(catalog);
    private readonly Dictionary<string, StreamHead> _durable = [];
    private readonly Dictionary<string, StreamHead> _written = [];
    private readonly List<(int End, byte[] Hash, RegisteredEvent Event)> _rows = [];
    private ArrayBufferWriter<byte> _payloads = new();

    /// <summary>Writes a batch into the transaction. Gives null where it now shares the transaction's fate, or a refusal that
    /// concerns this batch alone; then nothing of it is in the transaction.</summary>
    internal AppendOutcome? Write(WriterSession session, AppendWork append)
    {
        if (append.PersistenceId.Length is 0 or > LongestPersistenceId)
            return new AppendOutcome.Refused($"a stream's name has 1 to {LongestPersistenceId} characters");
        if (append.Events.Count == 0)
            return new AppendOutcome.Refused("an empty batch");
        try
        {
            var head = HeadOf(session, append.PersistenceId);
            for (var i = 0; i < append.Events.Count; i++)
            {
                if (append.Events[i].SequenceNr != head.SequenceNr + 1 + i)
                    return new AppendOutcome.Refused($"{append.PersistenceId} ends at #{head.SequenceNr}; #{append.Events[i].SequenceNr} does not follow");
            }

            var persistenceId = Encoding.UTF8.GetBytes(append.PersistenceId);
            Encode(append, persistenceId, head);
            Insert(session, append, persistenceId);
            return null;
        }
        catch (Exception fault) when (fault is JournalCorruptException or JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return new AppendOutcome.Refused(fault.Message, fault);
        }
    }

    internal void WriteHeads(WriterSession session)
    {
        foreach (var (persistenceId, head) in _written)
            session.SaveHead(persistenceId, head);
    }

    /// <summary>The transaction is durable: its ends are the streams' ends.</summary>
    internal void Keep()
    {
        foreach (var (persistenceId, head) in _written)
            _durable[persistenceId] = head;
        _written.Clear();
    }

    /// <summary>The transaction is gone, or nobody knows: the ends are read from the database again.</summary>
    internal void Forget()
    {
        _written.Clear();
        _durable.Clear();
    }

    public void Dispose() => _encoder.Dispose();

    private StreamHead HeadOf(WriterSession session, string persistenceId) =>
        _written.TryGetValue(persistenceId, out var head) || _durable.TryGetValue(persistenceId, out head) ? head : _durable[persistenceId] = session.LoadHead(persistenceId);

    private void Encode(AppendWork append, byte[] persistenceId, StreamHead head)
    {
        if (_payloads.Capacity > BufferKept)
            _payloads = new ArrayBufferWriter<byte>();
        _payloads.ResetWrittenCount();
        _rows.Clear();
        var (prev, start) = (head.Hash, 0);
        foreach (var journaled in append.Events)
        {
            var written = _encoder.Encode(journaled, prev, _payloads);
            var payload = _payloads.WrittenSpan[start..];
            if (payload.Length > options.MaxEventBytes)
                throw new InvalidOperationException($"{written.Manifest} #{journaled.SequenceNr} has {payload.Length} bytes; the bound is {options.MaxEventBytes}");
            var hash = new byte[RowHash.Size];
            RowHash.Compute(persistenceId, journaled.SequenceNr, written.ManifestUtf8.Span, payload, hash);
            start = _payloads.WrittenCount;
            prev = hash;
            _rows.Add((start, hash, written));
        }
    }

    private void Insert(WriterSession session, AppendWork append, byte[] persistenceId)
    {
        var createdAt = clock.GetUtcNow().UtcTicks;
        var start = 0;
        for (var i = 0; i < _rows.Count; i++)
        {
            var (end, _, written) = _rows[i];
            session.Insert(persistenceId, append.Events[i].SequenceNr, createdAt, written.ManifestUtf8.Span, _payloads.WrittenSpan[start..end]);
            start = end;
        }

        _written[append.PersistenceId] = new StreamHead(append.Events[^1].SequenceNr, _rows[^1].Hash);
    }
}
