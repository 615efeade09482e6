namespace Kiwoom.Gateway.Backup;

/// <summary>Marks a data directory into which a restore was begun and not ended: nothing may start on it, because keys without their journal
/// would look like a gateway that never traded.</summary>
public static class UnfinishedRestore
{
    internal const string DirectoryName = "restore.partial";

    /// <summary>Throws <see cref="InvalidDataException"/> where a restore into the directory was broken off.</summary>
    public static void Demand(string dataDirectory)
    {
        if (Directory.Exists(Path.Combine(dataDirectory, DirectoryName)))
            throw new InvalidDataException($"a restore into {dataDirectory} was broken off. Empty the directory and restore again.");
    }
}
