using System.Data;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>A PostgreSQL journal opened for reading. It holds no transaction between two pages, so that a long walk keeps no old rows of the
/// other tables from being cleaned up.</summary>
/// <param name="connection">A reader's; goes with it.</param>
/// <param name="place">Where.</param>
internal sealed class PostgresView(NpgsqlConnection connection, PostgresPlace place) : JournalView
{
    private JournalExtent? _extent;

    internal override JournalExtent Extent => _extent ??= Load();

    internal override JournalRows All(long after = 0) => PostgresRows.All(connection, place, after, Extent.LastOrdering);

    internal override JournalRows Of(string persistenceId, long fromSequenceNr) => PostgresRows.Of(connection, place, persistenceId, fromSequenceNr);

    public override void Dispose() => connection.Dispose();

    /// <summary>A stream's highest number by its head; 0 where it has none.</summary>
    internal long EndOf(string persistenceId)
    {
        using var command = Command($"SELECT sequence_nr FROM {place.QuotedSchema}.journal_head WHERE persistence_id = $1", persistenceId);
        return command.ExecuteScalar() as long? ?? 0;
    }

    internal StoredSnapshot? NewestSnapshot(string persistenceId)
    {
        // A snapshot of events that the stream does not have would hide their loss.
        using var command = Command(
            $"""
            SELECT s.sequence_nr, s.manifest, s.payload FROM {place.QuotedSchema}.snapshot_store AS s JOIN {place.QuotedSchema}.journal_head AS h ON h.persistence_id = s.persistence_id
            WHERE s.persistence_id = $1 AND s.sequence_nr <= h.sequence_nr ORDER BY s.sequence_nr DESC LIMIT 1
            """,
            persistenceId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new StoredSnapshot(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)) : null;
    }

    /// <summary>A stream's end, held against its last row. Throws <see cref="JournalCorruptException"/> where they differ.</summary>
    internal StreamHead LoadHead(string persistenceId)
    {
        var (_, head, fault) = HeadRows.Load(connection, place, [persistenceId])[0];
        return fault is null ? head : throw fault;
    }

    /// <summary>The newest snapshot within bounds, whatever the stream's end is; null where there is none.</summary>
    /// <param name="persistenceId">The stream.</param>
    /// <param name="numbers">The lowest and the highest sequence number.</param>
    /// <param name="written">The lowest and the highest <c>created_at</c> (.NET ticks).</param>
    internal SnapshotRow? NewestSnapshot(string persistenceId, (long Lowest, long Highest) numbers, (long Lowest, long Highest) written)
    {
        using var command = Command(
            $"""
            SELECT sequence_nr, manifest, payload, created_at, serializer_id FROM {place.QuotedSchema}.snapshot_store
            WHERE persistence_id = $1 AND sequence_nr BETWEEN $2 AND $3 AND created_at BETWEEN $4 AND $5 ORDER BY sequence_nr DESC LIMIT 1
            """,
            persistenceId);
        foreach (var bound in (ReadOnlySpan<long>)[numbers.Lowest, numbers.Highest, written.Lowest, written.Highest])
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = bound });
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new SnapshotRow(new StoredSnapshot(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2)), reader.GetInt64(3), reader.GetInt32(4))
            : null;
    }

    private NpgsqlCommand Command(string sql, string persistenceId) =>
        new(sql, connection) { Parameters = { new() { Value = persistenceId } } };

    private JournalExtent Load()
    {
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        long assigned, last;
        using (var command = new NpgsqlCommand(
            $"SELECT (SELECT last_ordering FROM {place.QuotedSchema}.journal_extent WHERE id = 1), (SELECT max(ordering) FROM {place.QuotedSchema}.event_journal)", connection, transaction))
        using (var reader = command.ExecuteReader())
        {
            reader.Read();
            assigned = reader.IsDBNull(0) ? 0 : reader.GetInt64(0);
            last = reader.IsDBNull(1) ? 0 : reader.GetInt64(1);
        }

        var heads = new Dictionary<string, StreamHead>();
        using (var command = new NpgsqlCommand($"SELECT persistence_id, sequence_nr, hash FROM {place.QuotedSchema}.journal_head", connection, transaction))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                heads.Add(reader.GetString(0), new StreamHead(reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
        }

        transaction.Commit();
        return new JournalExtent(last, heads, assigned);
    }
}
