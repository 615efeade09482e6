using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.PostgreSql.Snapshot;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Journal;
using Kiwoom.Persistence.Postgres;

namespace Kiwoom.OnAkka.PostgreSql;

/// <summary>Akka.Persistence.PostgreSql's snapshot store, written under the journal's lease. Takes <see cref="StoredSnapshot"/>s numbered as Akka numbers them,
/// and gives them back; the other engine reads and writes the same rows.</summary>
/// <remarks>The last two snapshots of a stream are kept and nothing else is deleted. The plugin's own reading is not used, because it looks a type up by what the
/// manifest says and takes whatever any serializer makes.</remarks>
public sealed class FencedPostgreSqlSnapshotStore : PostgreSqlSnapshotStore
{
    private readonly PostgreSqlJournalSetup _setup;
    private readonly PostgresJournal _journal;

    /// <summary>Made by Akka.Persistence. Throws <see cref="ConfigurationException"/> without a <see cref="PostgreSqlJournalSetup"/>.</summary>
    /// <param name="snapshotConfig">The plugin's block of <c>akka.hocon</c>.</param>
    public FencedPostgreSqlSnapshotStore(Config snapshotConfig)
        : this(snapshotConfig, PostgreSqlJournalSetup.Of(Context.System))
    {
    }

    private FencedPostgreSqlSnapshotStore(Config snapshotConfig, PostgreSqlJournalSetup setup)
        : base(setup.Over(snapshotConfig)) => (_setup, _journal) = (setup, setup.Journal);

    /// <inheritdoc/>
    protected override string GetConnectionString() => _setup.ConnectionString;

    /// <summary>Gives the newest snapshot within the criteria, or null. Throws <see cref="JournalCorruptException"/> for a row of another serializer, and
    /// <see cref="JournalUnavailableException"/> while the database cannot be read.</summary>
#if AKKA_CANCELLATION
    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Load(persistenceId, criteria)!;
#else
    protected override Task<SelectedSnapshot> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria) => Load(persistenceId, criteria)!;
#endif

    /// <summary>Stores a snapshot. Throws <see cref="WriteRefusedException"/> for what is not a <see cref="StoredSnapshot"/> of that number, and
    /// <see cref="JournalUnavailableException"/> where it is not stored.</summary>
#if AKKA_CANCELLATION
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken) => Save(metadata, snapshot);
#else
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot) => Save(metadata, snapshot);
#endif

    /// <summary>Refuses.</summary>
#if AKKA_CANCELLATION
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken) => Undeletable();
#else
    protected override Task DeleteAsync(SnapshotMetadata metadata) => Undeletable();
#endif

    /// <summary>Refuses.</summary>
#if AKKA_CANCELLATION
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Undeletable();
#else
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria) => Undeletable();
#endif

    private static Task Undeletable() => Task.FromException(new NotSupportedException("the last two snapshots of a stream are kept, and nothing else is deleted"));

    private Task<SelectedSnapshot?> Load(string persistenceId, SnapshotSelectionCriteria criteria) => Task.Run(() =>
    {
        var numbers = (criteria.MinSequenceNr, criteria.MaxSequenceNr);
        var written = ((criteria.MinTimestamp ?? DateTime.MinValue).Ticks, criteria.MaxTimeStamp.Ticks);
        if (_journal.OnView(view => view.NewestSnapshot(persistenceId, numbers, written)) is not { } row)
            return null;
        return row.SerializerId == SerializerIds.Journal
            ? new SelectedSnapshot(new SnapshotMetadata(persistenceId, row.Snapshot.SequenceNr, new DateTime(row.CreatedAt, DateTimeKind.Utc)), row.Snapshot)
            : throw new JournalCorruptException(persistenceId, row.Snapshot.SequenceNr, $"the snapshot was written by another serializer ({row.SerializerId})");
    });

    private Task Save(SnapshotMetadata metadata, object snapshot) => snapshot switch
    {
        StoredSnapshot stored when stored.SequenceNr == metadata.SequenceNr => _journal.SaveSnapshot(metadata.PersistenceId, stored),
        StoredSnapshot stored => Task.FromException(new WriteRefusedException($"{metadata.PersistenceId}: the snapshot is of #{stored.SequenceNr}, and Akka has it at #{metadata.SequenceNr}")),
        _ => Task.FromException(new WriteRefusedException($"this store takes {nameof(StoredSnapshot)}s, not a {snapshot?.GetType().Name ?? "null"}")),
    };
}
