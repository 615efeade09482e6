using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Persistence.Replay;

/// <summary>Reads the journal as fast as it goes, beside a running writer or without one.</summary>
/// <param name="dataDirectoryOrFile">The data directory, or the file itself.</param>
/// <param name="catalog">All events.</param>
public sealed class JournalReader(string dataDirectoryOrFile, EventCatalog catalog)
{
    private const int ProgressEvery = 16_384;

    /// <summary>The database file.</summary>
    public string File { get; } = JournalFile.In(dataDirectoryOrFile);

    /// <summary>Hands over every event that was committed when the call began: in stream order within a stream, in the order of the
    /// commits across streams. Throws <see cref="JournalCorruptException"/> for a hole, a row that does not decode or, if asked, a
    /// broken hash; <see cref="FileNotFoundException"/>, <see cref="InvalidDataException"/> or <see cref="SqliteException"/> for a
    /// file that does not read.</summary>
    /// <param name="options">What.</param>
    /// <param name="fold">Given the stream's name and the event.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellation">Stops between two events.</param>
    public ReplaySummary Replay(ReplayOptions options, Action<string, JournaledEvent> fold, IProgress<JournalProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(fold);
        using var connection = JournalConnection.OpenReader(File);
        var extent = JournalExtent.Of(connection);
        var heads = extent.Heads.Where(head => options.PersistenceId is null || head.Key == options.PersistenceId).ToDictionary();
        var total = heads.Values.Sum(head => head.SequenceNr);
        var untilTicks = options.Until?.UtcTicks ?? long.MaxValue;
        var streams = new StreamTable<Stream>(utf8 => new Stream(utf8));
        var decoder = new EventDecoder(catalog);
        long done = 0, folded = 0, lastTicks = 0;
        long? firstTicks = null;

        using var rows = options.PersistenceId is { } one ? JournalRows.Of(connection, one, 1) : JournalRows.All(connection, last: extent.LastOrdering);
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

    /// <summary>The names of all streams, sorted.</summary>
    public IReadOnlyList<string> Streams()
    {
        using var connection = JournalConnection.OpenReader(File);
        using var statement = new SqliteStatement(connection, "SELECT persistence_id FROM journal_head ORDER BY persistence_id");
        var streams = new List<string>();
        while (statement.Step())
            streams.Add(statement.Text(0));
        return streams;
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
