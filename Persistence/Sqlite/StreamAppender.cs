using System.Buffers;
using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Writing;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>Puts batches into the open transaction and keeps the streams' ends. One thread.</summary>
internal sealed class StreamAppender(EventCatalog catalog, TimeProvider clock, SqliteJournalOptions options) : IDisposable
{
    private const int BufferKept = 1024 * 1024;

    private readonly BatchEncoder _encoder = new(catalog, options.MaxEventBytes);
    private readonly Dictionary<string, StreamHead> _durable = [];
    private readonly Dictionary<string, StreamHead> _written = [];
    private readonly List<EncodedRow> _rows = [];
    private ArrayBufferWriter<byte> _payloads = new();

    /// <summary>Writes a batch into the transaction. Gives null where it now shares the transaction's fate, or a refusal that
    /// concerns this batch alone; then nothing of it is in the transaction.</summary>
    internal AppendOutcome? Write(WriterSession session, AppendWork append)
    {
        if (BatchEncoder.Refuse(append) is { } impossible)
            return impossible;
        try
        {
            var head = HeadOf(session, append.PersistenceId);
            if (BatchEncoder.Refuse(append, head) is { } elsewhere)
                return elsewhere;
            var persistenceId = Encoding.UTF8.GetBytes(append.PersistenceId);
            Encode(append, persistenceId, head);
            Insert(session, append, persistenceId);
            return null;
        }
        catch (Exception fault) when (BatchEncoder.IsOfTheBatch(fault))
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
        _encoder.Encode(append, persistenceId, head, _payloads, _rows);
    }

    private void Insert(WriterSession session, AppendWork append, byte[] persistenceId)
    {
        var createdAt = clock.GetUtcNow().UtcTicks;
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            session.Insert(persistenceId, append.Events[i].SequenceNr, createdAt, row.Event.ManifestUtf8.Span, _payloads.WrittenSpan.Slice(row.Start, row.Length));
        }

        _written[append.PersistenceId] = new StreamHead(append.Events[^1].SequenceNr, _rows[^1].Hash);
    }
}
