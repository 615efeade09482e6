using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>Opens the journal's database, for the one writer or for reading.</summary>
internal static class JournalConnection
{
    /// <summary>Opens for writing, creating the file where there is none if asked to: write-ahead log, every commit synced.</summary>
    internal static SqliteConnection OpenWriter(string file, TimeSpan busyTimeout, bool create, bool evenIncomplete = false)
    {
        if (create && Path.GetDirectoryName(file) is { Length: > 0 } directory)
            Directory.CreateDirectory(directory);
        var connection = Open(file, create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite, busyTimeout);
        try
        {
            Demand(connection, "PRAGMA journal_mode = WAL", "wal");
            JournalSchema.Execute(connection, "PRAGMA synchronous = FULL");
            Demand(connection, "PRAGMA synchronous", "2");
            JournalSchema.Execute(connection, "PRAGMA wal_autocheckpoint = 4000");
            if (create)
                JournalSchema.EnsureCreated(connection, evenIncomplete);
            else
                JournalSchema.DemandKnown(connection, evenIncomplete);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens for reading, beside a writer or without one. Throws <see cref="FileNotFoundException"/>,
    /// <see cref="InvalidDataException"/> or <see cref="SqliteException"/>.</summary>
    internal static SqliteConnection OpenReader(string file)
    {
        if (!File.Exists(file))
            throw new FileNotFoundException($"there is no journal at {file}", file);
        try
        {
            return OpenReader(file, file);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && !File.Exists($"{file}-wal"))
        {
            // A directory without write permission has no place for the log's index. Without a log nothing can change either.
            return OpenReader($"file:{Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1", file);
        }
    }

    private static SqliteConnection OpenReader(string source, string file)
    {
        var connection = Open(source, SqliteOpenMode.ReadOnly, TimeSpan.FromSeconds(5));
        try
        {
            JournalSchema.DemandKnown(connection);
            return connection;
        }
        catch (InvalidDataException fault)
        {
            connection.Dispose();
            throw new InvalidDataException(fault.Message.Replace(source, file, StringComparison.Ordinal), fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static SqliteConnection Open(string source, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            raw.sqlite3_busy_timeout(connection.Handle, (int)busyTimeout.TotalMilliseconds);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Demand(SqliteConnection connection, string pragma, string expected)
    {
        using var statement = new SqliteStatement(connection, pragma);
        var got = statement.Step() ? statement.Text(0) : "nothing";
        if (got != expected)
            throw new InvalidDataException($"{connection.DataSource}: '{pragma}' gave {got} where {expected} is needed; the file system may not support it");
    }
}
