using System.Buffers;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Writing;

/// <summary>Turns batches into rows chained to a stream's end. One thread.</summary>
/// <param name="catalog">All events.</param>
/// <param name="maxEventBytes">The bound on one event's envelope.</param>
internal sealed class BatchEncoder(EventCatalog catalog, int maxEventBytes) : IDisposable
{
    private const int LongestPersistenceId = 200;

    private readonly EnvelopeEncoder _encoder = new(catalog);

    /// <summary>Why a batch can be part of no stream; null where it can.</summary>
    internal static AppendOutcome.Refused? Refuse(AppendWork append) =>
        append.PersistenceId.Length is 0 or > LongestPersistenceId ? new AppendOutcome.Refused($"a stream's name has 1 to {LongestPersistenceId} characters")
        : append.Events.Count == 0 ? new AppendOutcome.Refused("an empty batch")
        : null;

    /// <summary>Why a batch cannot follow a stream's end; null where it does.</summary>
    internal static AppendOutcome.Refused? Refuse(AppendWork append, StreamHead head)
    {
        for (var i = 0; i < append.Events.Count; i++)
        {
            if (append.Events[i].SequenceNr != head.SequenceNr + 1 + i)
                return new AppendOutcome.Refused($"{append.PersistenceId} ends at #{head.SequenceNr}; #{append.Events[i].SequenceNr} does not follow");
        }

        return null;
    }

    /// <summary>Whether a fault concerns one batch alone: what is in it, or the stream that it is for.</summary>
    internal static bool IsOfTheBatch(Exception fault) =>
        fault is JournalCorruptException or JsonException or NotSupportedException or InvalidOperationException or ArgumentException;

    /// <summary>Adds a batch's envelopes to a buffer and its rows to a list. Throws what <see cref="IsOfTheBatch"/> knows; the buffer and the list
    /// may then hold a part of it.</summary>
    internal void Encode(AppendWork append, byte[] persistenceId, StreamHead head, ArrayBufferWriter<byte> payloads, List<EncodedRow> rows)
    {
        var (prev, start) = (head.Hash, payloads.WrittenCount);
        foreach (var journaled in append.Events)
        {
            var written = _encoder.Encode(journaled, prev, payloads);
            var payload = payloads.WrittenSpan[start..];
            if (payload.Length > maxEventBytes)
                throw new InvalidOperationException($"{written.Manifest} #{journaled.SequenceNr} has {payload.Length} bytes; the bound is {maxEventBytes}");
            var hash = new byte[RowHash.Size];
            RowHash.Compute(persistenceId, journaled.SequenceNr, written.ManifestUtf8.Span, payload, hash);
            rows.Add(new EncodedRow(start, payload.Length, hash, written));
            start = payloads.WrittenCount;
            prev = hash;
        }
    }

    public void Dispose() => _encoder.Dispose();
}
