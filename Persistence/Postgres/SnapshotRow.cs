using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Postgres;

/// <summary>A row of <c>snapshot_store</c>.</summary>
/// <param name="Snapshot">What was stored.</param>
/// <param name="CreatedAt">.NET ticks (UTC).</param>
/// <param name="SerializerId">Akka's number of the serializer.</param>
internal sealed record SnapshotRow(StoredSnapshot Snapshot, long CreatedAt, int SerializerId);
