using Akka.Persistence;
using Akka.Persistence.Snapshot;
using Kiwoom.Actors.Journal;

namespace Kiwoom.OnAkka.Journal;

/// <summary>An Akka snapshot store that writes through an <see cref="IJournal"/> of ours.</summary>
public sealed class PortSnapshotStore : SnapshotStore
{
    private readonly JournalPort _port = JournalPort.Of(Context.System);

#if AKKA_CANCELLATION
    /// <inheritdoc/>
    protected override Task<SelectedSnapshot?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Load(persistenceId, criteria);

    /// <inheritdoc/>
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken) => Save(metadata, snapshot);

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken) => Refuse();

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken) => Refuse();
#else
    /// <inheritdoc/>
    protected override Task<SelectedSnapshot?> LoadAsync(string persistenceId, SnapshotSelectionCriteria criteria) => Load(persistenceId, criteria);

    /// <inheritdoc/>
    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot) => Save(metadata, snapshot);

    /// <inheritdoc/>
    protected override Task DeleteAsync(SnapshotMetadata metadata) => Refuse();

    /// <inheritdoc/>
    protected override Task DeleteAsync(string persistenceId, SnapshotSelectionCriteria criteria) => Refuse();
#endif

    private static Task Refuse() => Task.FromException(new NotSupportedException("the journal below keeps its newest snapshots and deletes the others itself"));

    private async Task<SelectedSnapshot?> Load(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        if (criteria.MaxSequenceNr <= 0)
            return null;
        var stored = await _port.Journal.LoadSnapshot(persistenceId).ConfigureAwait(false);
        return stored is not null && stored.SequenceNr <= criteria.MaxSequenceNr
            ? new SelectedSnapshot(new SnapshotMetadata(persistenceId, stored.SequenceNr, DateTime.UnixEpoch), stored)
            : null;
    }

    private Task Save(SnapshotMetadata metadata, object snapshot) => _port.Journal.SaveSnapshot(metadata.PersistenceId, (StoredSnapshot)snapshot);
}
