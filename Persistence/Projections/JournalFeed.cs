using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Projections;

/// <summary>A journal opened for projecting: a look at its heads, and rows of its streams up to them. One thread.</summary>
internal sealed class JournalFeed(JournalSource source, EventCatalog catalog) : IDisposable
{
    private readonly JournalView _view = source.Open();
    private readonly EventDecoder _decoder = new(catalog);

    /// <summary>The streams' ends when it was opened.</summary>
    internal IReadOnlyDictionary<string, StreamHead> Heads => _view.Extent.Heads;

    /// <summary>Rows of a stream after a number. Throws <see cref="JournalCorruptException"/> for a hole, and for a row that does not follow the one
    /// before it or does not decode.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="after">The last number not wanted.</param>
    /// <param name="hash">That row's hash.</param>
    internal IEnumerable<SourceRow> Read(string stream, long after, ReadOnlyMemory<byte> hash)
    {
        var last = Heads.TryGetValue(stream, out var head) ? head.SequenceNr : 0;
        if (last <= after)
            yield break;

        var name = Encoding.UTF8.GetBytes(stream);
        var before = hash;
        using var rows = _view.Of(stream, after + 1);
        for (var next = after + 1; next <= last; next++)
        {
            if (!rows.Read() || rows.SequenceNr != next)
                throw new JournalCorruptException(stream, next, "the row is missing");
            var row = Decoded(stream, name, rows, before);
            before = row.Hash;
            yield return row;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _view.Dispose();

    private SourceRow Decoded(string stream, byte[] name, JournalRows rows, ReadOnlyMemory<byte> before)
    {
        var sequenceNr = rows.SequenceNr;
        var manifest = rows.Manifest;
        var payload = rows.Payload;
        var envelope = EventDecoder.Open(stream, sequenceNr, payload);
        var prev = new byte[RowHash.Size];
        if (!envelope.TryReadPrev(prev) || !before.Span.SequenceEqual(prev))
            throw new JournalCorruptException(stream, sequenceNr, "the row does not follow the one before it: one of the two was changed");
        var hash = new byte[RowHash.Size];
        RowHash.Compute(name, sequenceNr, manifest, payload, hash);
        return new SourceRow(stream, _decoder.Decode(stream, sequenceNr, manifest, envelope), Encoding.UTF8.GetString(manifest), envelope.Data.ToArray(), hash, prev);
    }
}
