using System.Runtime.CompilerServices;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Writing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>The journal in a PostgreSQL database (14 or later), committed with the server's own sync. One process writes; any number may read.</summary>
/// <remarks>Safe for all threads. Outcomes are told on the writer's thread: a receiver posts them on and returns.</remarks>
public sealed class PostgresJournal : IDurableJournal
{
    private readonly JournalQueue _queue;
    private readonly PostgresWriter _writer;
    private readonly EventCatalog _catalog;
    private readonly PostgresSource _source;

    private PostgresJournal(PostgresSource source, JournalQueue queue, PostgresWriter writer, EventCatalog catalog) =>
        (_source, _queue, _writer, _catalog) = (source, queue, writer, catalog);

    /// <summary>Where the tables are.</summary>
    internal PostgresPlace Place => _source.Place;

    /// <summary>The bounds that it was opened with.</summary>
    internal PostgresJournalOptions Options => _source.Options;

    /// <summary>All events.</summary>
    internal EventCatalog Catalog => _catalog;

    /// <summary>Server, database and schema, for people.</summary>
    public string Name => _source.Name;

    /// <inheritdoc/>
    public JournalTrouble? Trouble => _writer.Trouble;

    /// <inheritdoc/>
    public CancellationToken Replaced => _writer.Replaced;

    /// <summary>Opens the journal for writing and makes its tables where there are none. Throws <see cref="JournalInUseException"/> while another
    /// process writes, <see cref="InvalidDataException"/> for a database that is not a journal of a known version or a connection string that does
    /// not read, and <see cref="JournalUnavailableException"/> while the server cannot be reached or refuses. Waits up to
    /// <see cref="PostgresJournalOptions.LeaseDuration"/> for a writer elsewhere that left without a word.</summary>
    /// <param name="connectionString">Npgsql's; see <see cref="PostgresPlace.Parse"/>.</param>
    /// <param name="catalog">All events.</param>
    /// <param name="clock">For <c>created_at</c>.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="logger">Told of faults.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<PostgresJournal> Open(
        string connectionString, EventCatalog catalog, TimeProvider clock, PostgresJournalOptions? options = null, ILogger? logger = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(clock);
        options ??= new PostgresJournalOptions();
        logger ??= NullLogger.Instance;
        var place = PostgresPlace.Parse(connectionString);
        PostgresSession? session = null;
        try
        {
            session = PostgresSession.Open(place, options, create: true);
            if (session.Setting("fsync") != "on")
                logger.LogWarning("{Place}: the server runs with fsync off, so a crash of its machine can lose or damage the journal", place);
            var lease = await PostgresLease.Acquire(place.ToString(), session, options, cancellation).ConfigureAwait(false);
            var queue = new JournalQueue(options.MaxPendingEvents);
            var writer = new PostgresWriter(place, queue, session, lease, new StreamEnds(), catalog, clock, options, logger);
            writer.Start();
            return new PostgresJournal(new PostgresSource(place, options), queue, writer, catalog);
        }
        catch (Exception fault)
        {
            session?.Dispose();
            if (fault is NpgsqlException)
                throw new JournalUnavailableException($"{place}: {PostgresFaults.ReasonOf(fault)}", fault) { Kind = PostgresFaults.KindOf(fault) };
            throw;
        }
    }

    /// <inheritdoc/>
    public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed) => _queue.Append(persistenceId, events, completed);

    /// <inheritdoc/>
    /// <remarks>Waits first until every append called before is decided, so that a reader sees all that will ever come of them.
    /// Throws <see cref="JournalUnavailableException"/> while that cannot be told, while the database cannot be read, and where it shows less of the
    /// stream than is known to be durable.</remarks>
    public async IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(persistenceId);
        var confirmed = await Settle(persistenceId, cancellation).ConfigureAwait(false);
        using var view = Guarded(_source.Open);
        var head = Guarded(() => ((PostgresView)view).EndOf(persistenceId));
        DemandConfirmed(persistenceId, head, confirmed);
        var first = Math.Max(1, fromSequenceNr);
        using var rows = view.Of(persistenceId, first);
        var pages = new StreamPages(rows, persistenceId, first, head, _catalog);
        while (Guarded(pages.Next) is { Count: > 0 } page)
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
        return Task.Run(() => OnView(view => view.NewestSnapshot(persistenceId)), cancellation);
    }

    /// <inheritdoc/>
    /// <remarks>The last two snapshots of a stream are kept. Throws <see cref="JournalUnavailableException"/> when it is not stored.</remarks>
    public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default) => _queue.Save(persistenceId, snapshot, cancellation);

    /// <summary>Writes what waits, gives up the lease and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _writer.Ended.ConfigureAwait(false);
    }

    /// <summary>Queues batches as one: nothing is taken between them, so that within the bounds of a commit they share one.</summary>
    internal void AppendTogether(IReadOnlyList<(string PersistenceId, IReadOnlyList<JournaledEvent> Events, Action<AppendOutcome> Completed)> batches) => _queue.AppendTogether(batches);

    /// <summary>Waits until every append to a stream that was called before is decided for good, and gives the highest number that is known to be
    /// durable (0 where none is). Throws <see cref="JournalUnavailableException"/> while that cannot be told.</summary>
    internal async Task<long> Settle(string persistenceId, CancellationToken cancellation = default)
    {
        var settle = new SettleWork(persistenceId);
        if (_queue.TryPut(settle))
            await settle.Done.Task.WaitAsync(cancellation).ConfigureAwait(false);
        return settle.Confirmed;
    }

    /// <summary>Throws <see cref="JournalUnavailableException"/> where a stream is read shorter than it is known to be.</summary>
    internal static void DemandConfirmed(string persistenceId, long head, long confirmed)
    {
        if (head < confirmed)
            throw new JournalUnavailableException($"{persistenceId} ends at #{head} where it is read, and #{confirmed} is durable: another server answers than the one that was written to");
    }

    /// <summary>Reads with a connection of its own. Faults of the database come as <see cref="JournalUnavailableException"/>.</summary>
    internal TResult OnView<TResult>(Func<PostgresView, TResult> read) => Guarded(() =>
    {
        using var view = (PostgresView)_source.Open();
        return read(view);
    });

    private static TResult Guarded<TResult>(Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is NpgsqlException or InvalidDataException or FileNotFoundException)
        {
            throw new JournalUnavailableException(PostgresFaults.ReasonOf(fault), fault) { Kind = PostgresFaults.KindOf(fault) };
        }
    }
}
