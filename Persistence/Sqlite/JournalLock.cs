namespace Kiwoom.Persistence.Sqlite;

/// <summary>The writer's lock of a journal without the journal: for a program that must not run beside its writer and writes nothing itself.</summary>
public static class JournalLock
{
    /// <summary>Takes the lock until the result is disposed; no writer can start meanwhile. Throws <see cref="JournalInUseException"/> while
    /// there is a writer on this machine. The database itself is neither made nor opened for writing.</summary>
    /// <param name="dataDirectoryOrFile">The data directory, or the file itself.</param>
    public static IDisposable Take(string dataDirectoryOrFile) => WriterLease.Lock(JournalFile.In(dataDirectoryOrFile));
}
