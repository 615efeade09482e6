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

    /// <summary>Called on the writer's thread before each commit.</summary>
    public Action? OnCommit { get; set; }

    public void Opened(SqliteConnection connection) => _connection = connection;

    /// <summary>SQLite's own bound on the file stands for the disk's: the same error code from the same place.</summary>
    public void LimitPages(long pages) => JournalSchema.Execute(_connection!, $"PRAGMA max_page_count = {pages}");

    public void BeforeCommit()
    {
        OnCommit?.Invoke();
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

    private static SqliteException Fault() => new("disk I/O error", SQLitePCL.raw.SQLITE_IOERR, IoErrorFsync);
}
