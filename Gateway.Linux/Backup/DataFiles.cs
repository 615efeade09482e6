namespace Kiwoom.Gateway.Backup;

/// <summary>Which files of a data directory belong to the gateway besides its journal: keys, tokens, settings, calendar and clock.</summary>
internal static class DataFiles
{
    private const string Keys = "keys";

    // A node of its own, with a journal of its own: the demonstration keeps its bridge there.
    private const string Bridge = "bridge";

    private static readonly EnumerationOptions _everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Their places in the directory, sorted, with <c>/</c> between the parts.</summary>
    /// <param name="dataDirectory">The data directory.</param>
    /// <param name="journal">The journal's file, which is left out with what SQLite keeps beside it.</param>
    internal static IReadOnlyList<string> Of(string dataDirectory, string? journal = null) =>
    [
        .. Directory.EnumerateFiles(dataDirectory, "*", _everything)
            .Select(f => Path.GetRelativePath(dataDirectory, f).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(p => Belongs(p) && (journal is null || !Path.Combine(dataDirectory, p).StartsWith(journal, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether whoever has the file can act as the gateway or as a user.</summary>
    internal static bool IsSecret(string path) => path.StartsWith($"{Keys}/", StringComparison.Ordinal);

    /// <summary>Whether it holds signed heads of the journal.</summary>
    internal static bool IsOfAudit(string path) => path.StartsWith("audit/", StringComparison.Ordinal);

    private static bool Belongs(string path) =>
        !path.StartsWith($"{Persistence.JournalFile.Name}", StringComparison.Ordinal)
        && !path.StartsWith($"{Bridge}/", StringComparison.Ordinal)
        && !path.StartsWith($"{UnfinishedRestore.DirectoryName}/", StringComparison.Ordinal)
        && !path.StartsWith("lost+found/", StringComparison.Ordinal)
        && !path.EndsWith(".lock", StringComparison.Ordinal)
        && !path.EndsWith(".new", StringComparison.Ordinal);
}
