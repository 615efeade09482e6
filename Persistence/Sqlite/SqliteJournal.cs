using System.Runtime.CompilerServices;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>The journal in one SQLite file, synced at every commit (<c>journal_mode=WAL</c>, <c>synchronous=FULL</c>). One process
/// writes; any number may read.</summary>
/// <remarks>Safe for all threads. Outcomes are told on the writer's thread: a receiver posts them on and returns.</remarks>
public sealed class SqliteJournal : IDurableJournal
{
    private readonly JournalQueue _queue;
    private readonly JournalWriter _writer;
    private readonly StreamAppender _appender;
    private readonly EventCatalog _catalog;

    private SqliteJournal(string file, JournalQueue queue, JournalWriter writer, StreamAppender appender, EventCatalog catalog)
    {
        File = file;
        _queue = queue;
        _writer = writer;
        _appender = appender;
        _catalog = catalog;
    }

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <inheritdoc/>
    public JournalTrouble? Trouble => _writer.Trouble;

    /// <inheritdoc/>
    public CancellationToken Replaced => _writer.Replaced;

    /// <summary>Opens the journal for writing and creates it where there is none. Throws <see cref="JournalInUseException"/> while
    /// another process writes, <see cref="InvalidDataException"/> for a file that is not a journal of a known version, and
    /// <see cref="SqliteException"/> for faults of the file. Waits up to <see cref="SqliteJournalOptions.LeaseDuration"/> for a
    /// writer on another machine that left without a word.</summary>
    /// <param name="dataDirectoryOrFile">The data directory, or the file itself.</param>
    /// <param name="catalog">All events.</param>
    /// <param name="clock">For <c>created_at</c>.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="logger">Told of faults.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<SqliteJournal> Open(
        string dataDirectoryOrFile, EventCatalog catalog, TimeProvider clock, SqliteJournalOptions? options = null, ILogger? logger = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(clock);
        options ??= new SqliteJournalOptions();
        var file = JournalFile.In(dataDirectoryOrFile);
        var @lock = WriterLease.Lock(file);
        WriterSession? session = null;
        try
        {
            session = new WriterSession(JournalConnection.OpenWriter(file, options.BusyTimeout, create: true), options.Probe);
            var lease = await WriterLease.Acquire(file, @lock, session, options, cancellation).ConfigureAwait(false);
            var queue = new JournalQueue(options.MaxPendingEvents);
            var appender = new StreamAppender(catalog, clock, options);
            var writer = new JournalWriter(file, queue, session, lease, appender, clock, options, logger ?? NullLogger.Instance);
            writer.Start();
            return new SqliteJournal(file, queue, writer, appender, catalog);
        }
        catch
        {
            session?.Dispose();
            await @lock.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed) => _queue.Append(persistenceId, events, completed);

    /// <inheritdoc/>
    /// <remarks>Waits first until every append called before is decided, so that a reader sees all that will ever come of them.
    /// Throws <see cref="JournalUnavailableException"/> while that cannot be told.</remarks>
    public async IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(persistenceId);
        var settle = new SettleWork(persistenceId);
        if (_queue.TryPut(settle))
            await settle.Done.Task.WaitAsync(cancellation).ConfigureAwait(false);

        using var connection = JournalConnection.OpenReader(File);
        var first = Math.Max(1, fromSequenceNr);
        using var rows = SqliteRows.Of(connection, persistenceId, first);
        var pages = new StreamPages(rows, persistenceId, first, HeadOf(connection, persistenceId), _catalog);
        while (pages.Next() is { Count: > 0 } page)
        {
            foreach (var journaled in page)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return journaled;
            }
        }
    }

    /// <inheritdoc/>
    public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(persistenceId);
        return Task.Run(
            () =>
            {
                using var connection = JournalConnection.OpenReader(File);

                // A snapshot of events that the stream does not have would hide their loss.
                using var newest = new SqliteStatement(connection, """
                    SELECT s.sequence_nr, s.manifest, s.payload FROM snapshot_store s JOIN journal_head h ON h.persistence_id = s.persistence_id
                    WHERE s.persistence_id = ?1 AND s.sequence_nr <= h.sequence_nr ORDER BY s.sequence_nr DESC LIMIT 1
                    """);
                newest.Bind(1, persistenceId);
                return newest.Step() ? new StoredSnapshot(newest.Int64(0), newest.Text(1), newest.Bytes(2).ToArray()) : null;
            },
            cancellation);
    }

    /// <inheritdoc/>
    /// <remarks>The last two snapshots of a stream are kept. Throws <see cref="JournalUnavailableException"/> when it is not stored.</remarks>
    public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default) => _queue.Save(persistenceId, snapshot, cancellation);

    /// <summary>Writes what waits, gives up the lease and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _writer.Ended.ConfigureAwait(false);
        _appender.Dispose();
    }

    private static long HeadOf(SqliteConnection connection, string persistenceId)
    {
        using var head = new SqliteStatement(connection, "SELECT sequence_nr FROM journal_head WHERE persistence_id = ?1");
        return head.Bind(1, persistenceId).Step() ? head.Int64(0) : 0;
    }
}
