using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Writing;

/// <summary>A snapshot to store.</summary>
internal sealed class SnapshotWork(string persistenceId, StoredSnapshot snapshot) : IJournalWork
{
    internal string PersistenceId { get; } = persistenceId;

    internal StoredSnapshot Snapshot { get; } = snapshot;

    internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
