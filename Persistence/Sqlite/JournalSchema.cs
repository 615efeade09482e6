using Microsoft.Data.Sqlite;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>The journal's tables. Names and columns of the first three are those of Akka.Persistence.PostgreSql, in SQLite's types.</summary>
/// <remarks>
/// <para><c>created_at</c> is in .NET ticks (100 ns since year 1, UTC), as Akka.Persistence writes it. <c>metadata</c> is Akka's
/// place for deleted sequence numbers; this journal deletes nothing and leaves it empty.</para>
/// <para><c>journal_head</c> is written in the transaction of every append. With it, a removed tail or a changed last row shows,
/// which no successor's <c>prev</c> would tell.</para>
/// <para><c>user_version</c> counts the versions of this schema.</para>
/// </remarks>
internal static class JournalSchema
{
    internal const int Version = 1;

    /// <summary>Stands in <c>user_version</c> while a copy into the file has not come to its end: no program opens it then.</summary>
    internal const int IncompleteCopy = -1;

    private const string Tables = """
        CREATE TABLE event_journal (
            ordering INTEGER PRIMARY KEY AUTOINCREMENT,
            persistence_id TEXT NOT NULL,
            sequence_nr INTEGER NOT NULL CHECK (sequence_nr >= 1),
            is_deleted INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            manifest TEXT NOT NULL,
            payload BLOB NOT NULL,
            tags TEXT NULL,
            serializer_id INTEGER NOT NULL,
            UNIQUE (persistence_id, sequence_nr)
        );
        CREATE TABLE snapshot_store (
            persistence_id TEXT NOT NULL,
            sequence_nr INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            manifest TEXT NOT NULL,
            payload BLOB NOT NULL,
            serializer_id INTEGER NOT NULL,
            PRIMARY KEY (persistence_id, sequence_nr)
        );
        CREATE TABLE metadata (
            persistence_id TEXT NOT NULL,
            sequence_nr INTEGER NOT NULL,
            PRIMARY KEY (persistence_id, sequence_nr)
        );
        CREATE TABLE journal_head (
            persistence_id TEXT PRIMARY KEY,
            sequence_nr INTEGER NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) WITHOUT ROWID;
        CREATE TABLE writer_lease (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            holder TEXT NOT NULL,
            host TEXT NOT NULL,
            epoch INTEGER NOT NULL,
            renewed_at INTEGER NOT NULL
        );
        INSERT INTO writer_lease VALUES (1, '', '', 0, 0);
        CREATE TRIGGER event_journal_refuses_update BEFORE UPDATE ON event_journal
            BEGIN SELECT RAISE(ABORT, 'event_journal is append-only: no update'); END;
        CREATE TRIGGER event_journal_refuses_delete BEFORE DELETE ON event_journal
            BEGIN SELECT RAISE(ABORT, 'event_journal is append-only: no delete'); END;
        CREATE VIEW journal_readable AS
            SELECT ordering, persistence_id, sequence_nr, manifest,
                json ->> '$.at' AS at,
                json ->> '$.cause.command' AS command,
                json ->> '$.cause.user' AS user,
                json ->> '$.cause.strategy' AS strategy,
                json -> '$.data' AS data,
                json ->> '$.prev' AS prev
            FROM (SELECT ordering, persistence_id, sequence_nr, manifest, CAST(payload AS TEXT) AS json FROM event_journal);
        """;

    /// <summary>Makes the tables in an empty database. Throws <see cref="InvalidDataException"/> for a database that is not a journal
    /// or was written by a newer version.</summary>
    internal static void EnsureCreated(SqliteConnection connection, bool evenIncomplete = false)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            if (Number(connection, "PRAGMA user_version") == 0 && Number(connection, "SELECT count(*) FROM sqlite_master") == 0)
                Execute(connection, $"{Tables} PRAGMA user_version = {Version};");
            Execute(connection, "COMMIT");
        }
        catch (SqliteException)
        {
            Execute(connection, "ROLLBACK");
            throw;
        }

        DemandKnown(connection, evenIncomplete);
    }

    /// <summary>Throws <see cref="InvalidDataException"/> unless this is a whole journal of a known version.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="evenIncomplete">For a copy that is to be gone on with.</param>
    internal static void DemandKnown(SqliteConnection connection, bool evenIncomplete = false)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (version == IncompleteCopy && !evenIncomplete)
            throw new InvalidDataException($"{connection.DataSource} is an incomplete copy: run the same './kiwoom journal copy' again");
        if (version is not (Version or IncompleteCopy))
            throw new InvalidDataException(version == 0
                ? $"{connection.DataSource} is a database, but not a journal"
                : $"{connection.DataSource} has journal schema {version}; this program knows {Version}");
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static long Number(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Step() ? statement.Int64(0) : 0;
    }
}
