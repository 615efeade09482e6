using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Persistence.Copying;

/// <summary>Moves a journal between databases: the same rows at the same places, so that every hash stays what it was.</summary>
/// <remarks>
/// <para>Nobody writes to either journal meanwhile; the copy holds both writers' rights. The source is verified before the first row goes over, the
/// target after the last one, and the ends of all streams must be equal. Until then the target is marked, and opens for nothing but the same
/// copy again, which goes on where the last one ended.</para>
/// <para>Snapshots stay behind: they are made again from the events.</para>
/// </remarks>
/// <param name="options">For PostgreSQL's side.</param>
public sealed class JournalCopier(PostgresJournalOptions? options = null)
{
    private const int MostRows = 1_000;
    private const int MostBytes = 8 * 1024 * 1024;

    private readonly PostgresJournalOptions _options = options ?? new PostgresJournalOptions();

    /// <summary>Copies. Throws <see cref="CopyRefusedException"/> for a source that is not intact and a target that holds something else,
    /// <see cref="JournalInUseException"/> while either has a writer, <see cref="FileNotFoundException"/> where there is no source, and faults of the
    /// databases.</summary>
    /// <param name="from">The source.</param>
    /// <param name="to">The target: nothing, an empty journal, or an incomplete copy of the same source.</param>
    /// <param name="progress">Told now and then: of the verification of the source, of the copy, of the verification of the target.</param>
    /// <param name="cancellation">Stops between two commits.</param>
    public async Task<CopyReport> Copy(JournalAddress from, JournalAddress to, Func<string, IProgress<JournalProgress>?>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from == to)
            throw new CopyRefusedException("source and target are the same journal");
        var source = JournalSource.At(from);
        source.Open().Dispose();
        using var quiet = await Silence(from, cancellation).ConfigureAwait(false);
        Demand(JournalVerifier.Verify(source, progress?.Invoke("verifying the source"), cancellation), source.Name);
        using var view = source.Open();
        CopyReport report;
        using (var target = await Open(to, cancellation).ConfigureAwait(false))
            report = Copy(source.Name, view, target, progress?.Invoke("copying"), cancellation);

        var copied = JournalSource.At(to);
        Demand(JournalVerifier.Verify(copied, progress?.Invoke("verifying the copy"), cancellation), copied.Name);
        using var end = copied.Open();
        return AreEqual(view.Extent.Heads, end.Extent.Heads)
            ? report
            : throw new CopyRefusedException($"{copied.Name} does not end where {source.Name} ends: something else has written to it");
    }

    private static CopyReport Copy(string from, JournalView source, CopyTarget target, IProgress<JournalProgress>? progress, CancellationToken cancellation)
    {
        var (there, ends) = target.Load();
        if (there > 0 && !target.IsIncomplete)
            throw new CopyRefusedException($"the target holds {there:N0} events already: a journal is only copied to where there is none");
        using var rows = source.All();
        var streams = new StreamTable<Stream>(utf8 => new Stream(utf8));
        var done = 0L;
        while (done < there && rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            streams.Find(rows.PersistenceId).Take(rows);
            done++;
        }

        if (done < there || !AreEqual(ends, streams.All.ToDictionary(stream => stream.PersistenceId, stream => stream.End)))
            throw new CopyRefusedException("the target is an incomplete copy of another journal: copy to where there is none");
        foreach (var stream in streams.All)
            stream.Written = stream.End;
        target.Begin(from);
        var batch = new Batch();
        while (rows.Read())
        {
            if (rows.Ordering != ++done)
                throw new CopyRefusedException($"the source's row {rows.Ordering} is not the {done}th: its orderings have a gap");
            batch.Add(streams.Find(rows.PersistenceId).Take(rows));
            if (batch.Rows.Count < MostRows && batch.Bytes < MostBytes)
                continue;
            cancellation.ThrowIfCancellationRequested();
            batch.Flush(target, streams);
            progress?.Report(new JournalProgress(done, source.Extent.LastOrdering));
        }

        cancellation.ThrowIfCancellationRequested();
        batch.Flush(target, streams);
        if (!AreEqual(source.Extent.Heads, streams.All.ToDictionary(stream => stream.PersistenceId, stream => stream.End)))
            throw new CopyRefusedException("the source changed while it was copied");
        target.Complete();
        progress?.Report(new JournalProgress(done, source.Extent.LastOrdering));
        return new CopyReport(done, streams.All.Count, there);
    }

    /// <summary>Keeps every writer from the source until it is disposed.</summary>
    private async Task<IDisposable> Silence(JournalAddress address, CancellationToken cancellation) =>
        address is JournalAddress.InSqlite sqlite ? JournalLock.Take(sqlite.File) : await Open(address, cancellation).ConfigureAwait(false);

    private async Task<CopyTarget> Open(JournalAddress address, CancellationToken cancellation) => address switch
    {
        JournalAddress.InSqlite sqlite => SqliteTarget.Open(sqlite.File),
        JournalAddress.InPostgres postgres => await PostgresTarget.Open(PostgresPlace.Parse(postgres.ConnectionString), _options, cancellation).ConfigureAwait(false),
        _ => throw new NotSupportedException($"{address} cannot be copied"),
    };

    private static void Demand(VerifyReport report, string name)
    {
        if (report.Outcome != VerifyOutcome.Intact)
            throw new CopyRefusedException($"{name} is not intact: {report.Findings[0].Description}; './kiwoom journal verify' tells more");
    }

    private static bool AreEqual(IReadOnlyDictionary<string, StreamHead> one, IReadOnlyDictionary<string, StreamHead> other) =>
        one.Count == other.Count && one.All(end => other.TryGetValue(end.Key, out var same) && same.SequenceNr == end.Value.SequenceNr && same.Hash.AsSpan().SequenceEqual(end.Value.Hash));

    private sealed class Batch
    {
        private readonly HashSet<string> _streams = [];

        internal List<CopiedRow> Rows { get; } = [];

        internal long Bytes { get; private set; }

        internal void Add(CopiedRow row)
        {
            Rows.Add(row);
            _streams.Add(row.PersistenceId);
            Bytes += row.Payload.Length;
        }

        internal void Flush(CopyTarget target, StreamTable<Stream> streams)
        {
            if (Rows.Count == 0)
                return;
            var touched = streams.All.Where(stream => _streams.Contains(stream.PersistenceId)).ToList();
            target.Append(Rows, touched.ToDictionary(stream => stream.PersistenceId, stream => (stream.Written, stream.End)));
            foreach (var stream in touched)
                stream.Written = stream.End;
            Rows.Clear();
            _streams.Clear();
            Bytes = 0;
        }
    }

    /// <summary>How far a stream has come.</summary>
    private sealed class Stream(byte[] utf8)
    {
        internal string PersistenceId { get; } = Encoding.UTF8.GetString(utf8);

        internal StreamHead End { get; private set; } = StreamHead.Empty;

        internal StreamHead Written { get; set; } = StreamHead.Empty;

        internal CopiedRow Take(JournalRows row)
        {
            var hash = new byte[RowHash.Size];
            RowHash.Compute(utf8, row.SequenceNr, row.Manifest, row.Payload, hash);
            End = new StreamHead(row.SequenceNr, hash);
            return new CopiedRow(PersistenceId, utf8, row.SequenceNr, row.CreatedAt, Encoding.UTF8.GetString(row.Manifest), row.Manifest.ToArray(), row.Payload.ToArray());
        }
    }
}
