using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Replay;

/// <summary>Reads the journal as fast as it goes, beside a running writer or without one.</summary>
/// <param name="source">The journal.</param>
/// <param name="catalog">All events.</param>
public sealed class JournalReader(JournalSource source, EventCatalog catalog)
{
    private const int ProgressEvery = 16_384;

    /// <summary>Reads a SQLite journal.</summary>
    /// <param name="dataDirectoryOrFile">The data directory, or the file itself.</param>
    /// <param name="catalog">All events.</param>
    public JournalReader(string dataDirectoryOrFile, EventCatalog catalog)
        : this(JournalSource.At(dataDirectoryOrFile), catalog)
    {
    }

    /// <summary>Hands over every event that was committed when the call began: in stream order within a stream, in the order of the
    /// commits across streams. Throws <see cref="JournalCorruptException"/> for a hole, a row that does not decode or, if asked, a
    /// broken hash; <see cref="FileNotFoundException"/>, <see cref="InvalidDataException"/> or <see cref="System.Data.Common.DbException"/> for a
    /// journal that does not read.</summary>
    /// <param name="options">What.</param>
    /// <param name="fold">Given the stream's name and the event.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellation">Stops between two events.</param>
    public ReplaySummary Replay(ReplayOptions options, Action<string, JournaledEvent> fold, IProgress<JournalProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(fold);
        using var view = source.Open();
        var extent = view.Extent;
        var heads = extent.Heads.Where(head => options.PersistenceId is null || head.Key == options.PersistenceId).ToDictionary();
        var total = heads.Values.Sum(head => head.SequenceNr);
        var untilTicks = options.Until?.UtcTicks ?? long.MaxValue;
        var streams = new StreamTable<Stream>(utf8 => new Stream(utf8));
        var decoder = new EventDecoder(catalog);
        long done = 0, folded = 0, lastTicks = 0;
        long? firstTicks = null;

        using var rows = options.PersistenceId is { } one ? view.Of(one, 1) : view.All();
        while (rows.Read())
        {
            if (rows.Ordering > extent.LastOrdering)
                continue;
            if (++done % ProgressEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new JournalProgress(done, total));
            }

            var stream = streams.Find(rows.PersistenceId);
            var sequenceNr = rows.SequenceNr;
            if (sequenceNr != ++stream.SequenceNr)
                throw new JournalCorruptException(stream.PersistenceId, stream.SequenceNr, $"the row is missing; #{sequenceNr} comes next");
            if (stream.HasEnded)
                continue;
            var payload = rows.Payload;
            var envelope = EventDecoder.Open(stream.PersistenceId, sequenceNr, payload);
            if (options.VerifyHashes)
                stream.Verify(envelope, rows.Manifest, payload);
            if (envelope.At.UtcTicks > untilTicks)
            {
                stream.HasEnded = true;
                continue;
            }

            fold(stream.PersistenceId, decoder.Decode(stream.PersistenceId, sequenceNr, rows.Manifest, envelope));
            folded++;
            stream.HasEvents = true;
            firstTicks ??= envelope.At.UtcTicks;
            lastTicks = Math.Max(lastTicks, envelope.At.UtcTicks);
        }

        foreach (var (persistenceId, head) in heads)
        {
            var end = streams.Find(Encoding.UTF8.GetBytes(persistenceId)).SequenceNr;
            if (end < head.SequenceNr)
                throw new JournalCorruptException(persistenceId, end + 1, $"the stream ends at #{end}, its head says #{head.SequenceNr}");
        }

        progress?.Report(new JournalProgress(done, total));
        return new ReplaySummary(folded, streams.All.Count(s => s.HasEvents), Instant(firstTicks), folded > 0 ? Instant(lastTicks) : null);
    }

    /// <summary>How many events all streams together have.</summary>
    public long Count()
    {
        using var view = source.Open();
        return view.Extent.Events;
    }

    /// <summary>The names of all streams, sorted.</summary>
    public IReadOnlyList<string> Streams() => [.. Heads().Select(head => head.PersistenceId)];

    /// <summary>Where each stream ends, by name.</summary>
    public IReadOnlyList<StreamEnd> Heads()
    {
        using var view = source.Open();
        return [.. view.Extent.Heads
            .Select(head => new StreamEnd(head.Key, head.Value.SequenceNr, Convert.ToHexStringLower(head.Value.Hash)))
            .OrderBy(end => end.PersistenceId, StringComparer.Ordinal)];
    }

    /// <summary>Rows of one stream in order, with their hashes; at most as many as wanted, and none behind the stream's end. A row's predecessor is
    /// not looked at. Throws <see cref="JournalCorruptException"/> for a hole or a row that does not decode.</summary>
    /// <param name="persistenceId">The stream.</param>
    /// <param name="fromSequenceNr">The first one wanted; at least 1.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<JournalRecord> Page(string persistenceId, long fromSequenceNr, int count)
    {
        ArgumentNullException.ThrowIfNull(persistenceId);
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequenceNr, 1);
        using var view = source.Open();
        using var rows = view.Of(persistenceId, fromSequenceNr);
        var decoder = new EventDecoder(catalog);
        var page = new List<JournalRecord>();
        for (var expected = fromSequenceNr; page.Count < count && rows.Read(); expected++)
        {
            if (rows.SequenceNr != expected)
                throw new JournalCorruptException(persistenceId, expected, $"the row is missing; #{rows.SequenceNr} comes next");
            var hash = new byte[RowHash.Size];
            RowHash.Compute(rows.PersistenceId, expected, rows.Manifest, rows.Payload, hash);
            var envelope = EventDecoder.Open(persistenceId, expected, rows.Payload);
            page.Add(new JournalRecord(
                decoder.Decode(persistenceId, expected, rows.Manifest, envelope),
                Encoding.UTF8.GetString(rows.Manifest),
                Encoding.UTF8.GetString(envelope.Data),
                Encoding.ASCII.GetString(envelope.Prev),
                Convert.ToHexStringLower(hash)));
        }

        return page;
    }

    private static DateTimeOffset? Instant(long? ticks) => ticks is { } known ? new DateTimeOffset(known, TimeSpan.Zero) : null;

    private sealed class Stream(byte[] utf8)
    {
        private readonly byte[] _hash = RowHash.Genesis.ToArray();

        internal byte[] Utf8 { get; } = utf8;

        internal string PersistenceId { get; } = Encoding.UTF8.GetString(utf8);

        internal long SequenceNr { get; set; }

        internal bool HasEnded { get; set; }

        internal bool HasEvents { get; set; }

        internal void Verify(EnvelopeView envelope, ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> payload)
        {
            Span<byte> prev = stackalloc byte[RowHash.Size];
            if (!envelope.TryReadPrev(prev) || !prev.SequenceEqual(_hash))
                throw new JournalCorruptException(PersistenceId, SequenceNr, "the row does not follow the one before it: one of the two was changed");
            RowHash.Compute(Utf8, SequenceNr, manifest, payload, _hash);
        }
    }
}
