using Microsoft.Data.Sqlite;

namespace Kiwoom.Benchmarks.Recovery;

/// <summary>The newest snapshot of a journal as the traded gateway left it, to be put back before each start.</summary>
internal sealed record KeptSnapshot(long SequenceNr, long CreatedAt, string Manifest, byte[] Payload, long SerializerId)
{
    internal static KeptSnapshot? Of(string directory)
    {
        using var connection = Open(directory);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence_nr, created_at, manifest, payload, serializer_id FROM snapshot_store ORDER BY sequence_nr DESC LIMIT 1";
        using var row = command.ExecuteReader();
        return row.Read() ? new KeptSnapshot(row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<byte[]>(3), row.GetInt64(4)) : null;
    }

    /// <summary>Leaves exactly this snapshot in the journal, or none.</summary>
    internal static void PutBack(string directory, KeptSnapshot? kept)
    {
        using var connection = Open(directory);
        using var transaction = connection.BeginTransaction();
        using var delete = connection.CreateCommand();
        delete.CommandText = "DELETE FROM snapshot_store";
        delete.ExecuteNonQuery();
        if (kept is not null)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO snapshot_store (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) VALUES ($id, $nr, $at, $manifest, $payload, $serializer)";
            insert.Parameters.AddWithValue("$id", Actors.Account.AccountBehaviour.IdOf(TradedJournal.Account));
            insert.Parameters.AddWithValue("$nr", kept.SequenceNr);
            insert.Parameters.AddWithValue("$at", kept.CreatedAt);
            insert.Parameters.AddWithValue("$manifest", kept.Manifest);
            insert.Parameters.AddWithValue("$payload", kept.Payload);
            insert.Parameters.AddWithValue("$serializer", kept.SerializerId);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static SqliteConnection Open(string directory)
    {
        var connection = new SqliteConnection($"Data Source={Kiwoom.Persistence.JournalFile.In(directory)};Pooling=False");
        connection.Open();
        return connection;
    }
}
