using System.Globalization;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Backup;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Gateway.Backup;

/// <summary>Makes a backup of a data directory beside the running gateway, or without one.</summary>
/// <remarks>A backup is a directory with the layout of a data directory and a manifest. It is made under another name and gets its own only when
/// it is whole, checked and on disk: whatever breaks off, nothing is left that looks like a backup.</remarks>
/// <param name="machine">The machine's clock.</param>
/// <param name="steps">Told how far it is.</param>
public sealed class BackupWriter(TimeProvider machine, BackupSteps steps)
{
    /// <summary>Makes it. Throws <see cref="BackupRefusedException"/> where the target exists or lies in the data directory,
    /// <see cref="BackupDamagedException"/> where the journal is not intact, and what reading and writing files throws.</summary>
    /// <param name="dataDirectory">The gateway's data directory.</param>
    /// <param name="target">The backup's directory; must not exist yet.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public BackupManifest Create(string dataDirectory, string target, CancellationToken cancellation = default)
    {
        (dataDirectory, target) = (Path.GetFullPath(dataDirectory), Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));
        if (GatewaySettings.Load(dataDirectory).JournalIn(dataDirectory) is not JournalAddress.InSqlite { File: var source })
            throw new BackupRefusedException("the journal is in PostgreSQL");
        if (!File.Exists(source))
            throw new FileNotFoundException($"there is no journal at {source}");

        UnfinishedRestore.Demand(dataDirectory);
        if (Path.Exists(target))
            throw new BackupRefusedException($"{target} exists already: a backup overwrites nothing. Choose another name.");
        if (target.StartsWith(dataDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new BackupRefusedException($"{target} lies in the data directory: a backup belongs on another disk.");

        var parent = Path.GetDirectoryName(target)!;
        PrivateFile.PrepareDirectory(parent);
        var draft = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.partial-{Environment.ProcessId}-{machine.GetUtcNow().ToUnixTimeMilliseconds()}"));
        try
        {
            PrivateFile.PrepareDirectory(draft);
            var manifest = Fill(dataDirectory, source, draft, cancellation);
            Directory.Move(draft, target);
            DirectorySync.Run(parent);
            return manifest;
        }
        catch
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
            throw;
        }
    }

    private BackupManifest Fill(string dataDirectory, string source, string draft, CancellationToken cancellation)
    {
        var asOf = machine.GetUtcNow();

        // The journal comes first: a token or a bridge that is newer than it does no harm, an event without its key might.
        var journal = Path.Combine(draft, JournalFile.Name);
        FileCopy.Create(journal).Dispose();
        steps.Run("copying the journal", "pages", progress =>
        {
            JournalCopy.Make(source, journal, progress, cancellation);
            return 0;
        });

        var (length, hash) = FileCopy.Hash(journal, cancellation);
        var files = new List<BackupFile> { new(JournalFile.Name, length, hash, Secret: false) };
        foreach (var path in DataFiles.Of(dataDirectory, source))
        {
            var (bytes, sha) = FileCopy.To(Path.Combine(dataDirectory, path), Path.Combine(draft, path), cancellation);
            files.Add(new BackupFile(path, bytes, sha, DataFiles.IsSecret(path)));
        }

        var (events, streams, stateHash) = JournalCheck.Run(JournalSource.At(journal), draft, machine, steps, cancellation);
        var manifest = new BackupManifest(
            BackupManifest.Layout, asOf, typeof(BackupWriter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0", "sqlite", events, streams, stateHash, files);
        manifest.Save(draft);
        foreach (var directory in Directory.EnumerateDirectories(draft, "*", SearchOption.AllDirectories))
            DirectorySync.Run(directory);
        DirectorySync.Run(draft);
        return manifest;
    }
}
