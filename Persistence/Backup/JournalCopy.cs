using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kiwoom.Persistence.Backup;

/// <summary>Copies a SQLite journal as it stands at one instant, beside the process that writes it.</summary>
public static class JournalCopy
{
    private const int PagesAStep = 512;

    /// <summary>Copies the journal. What is committed meanwhile is not in the copy; the writer is not held up, only its write-ahead log is not
    /// cut back before the copy is done. The copy is one file, and nobody holds its lease. Throws
    /// <see cref="FileNotFoundException"/>, <see cref="InvalidDataException"/> or <see cref="SqliteException"/> for a journal that does not read,
    /// and <see cref="SqliteException"/> or <see cref="IOException"/> where the copy has no room.</summary>
    /// <param name="dataDirectoryOrFile">The data directory, or the file itself.</param>
    /// <param name="target">An empty file to copy to.</param>
    /// <param name="progress">Told of pages.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    public static void Make(string dataDirectoryOrFile, string target, IProgress<JournalProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var source = JournalConnection.OpenReader(JournalFile.In(dataDirectoryOrFile));
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        copy.Open();

        // A read that stays open keeps every step at the same instant; without it each commit of the writer would begin the copy anew.
        JournalSchema.Execute(source, "BEGIN");
        JournalSchema.Number(source, "SELECT count(*) FROM journal_head");
        Copy(source, copy, progress, cancellation);
        JournalSchema.Execute(source, "COMMIT");

        // One file without a log beside it, and without the name of a writer that has never had this file.
        JournalSchema.Execute(copy, "PRAGMA journal_mode = DELETE");
        JournalSchema.Execute(copy, "UPDATE writer_lease SET holder = '', host = '' WHERE id = 1");
    }

    private static void Copy(SqliteConnection source, SqliteConnection copy, IProgress<JournalProgress>? progress, CancellationToken cancellation)
    {
        using var backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(copy.Handle), copy.Handle);

        int code;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            code = raw.sqlite3_backup_step(backup, PagesAStep);
            var total = raw.sqlite3_backup_pagecount(backup);
            progress?.Report(new JournalProgress(total - raw.sqlite3_backup_remaining(backup), total));
        }
        while (code == raw.SQLITE_OK);

        if (code != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(code, copy.Handle);
    }
}
