namespace Kiwoom.Persistence;

/// <summary>Where the journal is.</summary>
public static class JournalFile
{
    /// <summary>The journal's name inside a data directory.</summary>
    public const string Name = "journal.db";

    /// <summary>Takes a data directory, existing or not, or a database file, and gives the file.</summary>
    public static string In(string dataDirectoryOrFile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataDirectoryOrFile);
        var isFile = !Directory.Exists(dataDirectoryOrFile) && (File.Exists(dataDirectoryOrFile) || dataDirectoryOrFile.EndsWith(".db", StringComparison.Ordinal));
        return Path.GetFullPath(isFile ? dataDirectoryOrFile : Path.Combine(dataDirectoryOrFile, Name));
    }
}
