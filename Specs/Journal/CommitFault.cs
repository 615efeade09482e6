using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Specs.Journal;

/// <summary>A disk that fails when told to.</summary>
internal sealed class CommitFault : ICommitProbe
{
    private const int IoErrorFsync = 1034;
    private SqliteConnection? _connection;

    /// <summary>Commits that fail before anything is on disk.</summary>
    public int FailBefore { get; set; }

    /// <summary>Commits that are on disk when their answer is lost.</summary>
    public int FailAfter { get; set; }

    /// <summary>What every commit fails with until it is null again, before anything is on disk.</summary>
    public SqliteException? Always { get; set; }

    /// <summary>Whether the file can be read only: of the connection in use and of every further one.</summary>
    public bool IsReadOnly
    {
        get;
        set
        {
            field = value;
            try
            {
                Restrict();
            }
            catch (Exception fault) when (fault is InvalidOperationException or SqliteException)
            {
                // The writer is just opening the file anew, and asks then.
                return;
            }
        }
    }

    /// <summary>Called on the writer's thread before each commit.</summary>
    public Action? OnCommit { get; set; }

    public void Opened(SqliteConnection connection)
    {
        _connection = connection;
        if (IsReadOnly)
            Restrict();
    }

    /// <summary>SQLite's own bound on the file stands for the disk's: the same error code from the same place.</summary>
    public void LimitPages(long pages) => JournalSchema.Execute(_connection!, $"PRAGMA max_page_count = {pages}");

    public void BeforeCommit()
    {
        OnCommit?.Invoke();
        if (Always is { } always)
            throw always;
        if (FailBefore > 0)
        {
            FailBefore--;
            throw Fault();
        }
    }

    public void AfterCommit()
    {
        if (FailAfter > 0)
        {
            FailAfter--;
            throw Fault();
        }
    }

    private void Restrict() => JournalSchema.Execute(_connection!, $"PRAGMA query_only = {(IsReadOnly ? "ON" : "OFF")}");

    private static SqliteException Fault() => new("disk I/O error", SQLitePCL.raw.SQLITE_IOERR, IoErrorFsync);
}
