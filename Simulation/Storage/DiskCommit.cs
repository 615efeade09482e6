using Kiwoom.Actors.Journal;

namespace Kiwoom.Simulation.Storage;

/// <summary>What one commit wrote. It counts whole or not at all: the database's checksums tell a torn one.</summary>
/// <param name="Rows">Events.</param>
/// <param name="Snapshots">Snapshots by stream.</param>
internal sealed record DiskCommit(IReadOnlyList<StoredRow> Rows, IReadOnlyList<(string PersistenceId, StoredSnapshot Snapshot)> Snapshots);
