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
    /// <see cref="BackupDamagedException"/> where the journal is not intact, and what reading and writing files and databases throws.</summary>
    /// <param name="dataDirectory">The gateway's data directory.</param>
    /// <param name="target">The backup's directory; must not exist yet.</param>
    /// <param name="journal">The journal's address where it is to be read under another role than the gateway's; null for the settings' own.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public async Task<BackupManifest> Create(string dataDirectory, string target, JournalAddress? journal = null, CancellationToken cancellation = default)
    {
        (dataDirectory, target) = (Path.GetFullPath(dataDirectory), Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)));
        journal ??= GatewaySettings.Load(dataDirectory).JournalIn(dataDirectory);
        if (journal is JournalAddress.InSqlite sqlite && !File.Exists(sqlite.File))
            throw new FileNotFoundException($"there is no journal at {sqlite.File}");

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
            var manifest = await Fill(dataDirectory, journal, draft, cancellation).ConfigureAwait(false);
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

    private async Task<BackupManifest> Fill(string dataDirectory, JournalAddress address, string draft, CancellationToken cancellation)
    {
        // Signed heads come before the journal: a head of what the copy does not have would say that its history was rewritten. Everything else comes
        // after it: a token or a bridge that is newer does no harm, an event without its key might.
        var asOf = machine.GetUtcNow();
        var files = new List<BackupFile>();
        var paths = DataFiles.Of(dataDirectory, (address as JournalAddress.InSqlite)?.File).ToLookup(DataFiles.IsOfAudit);
        files.AddRange(paths[true].Select(path => Copied(dataDirectory, draft, path, cancellation)));
        var dump = address is JournalAddress.InPostgres postgres ? new PostgresDump(postgres) : null;
        var journal = Path.Combine(draft, dump is null ? JournalFile.Name : BackupManifest.DumpFileName);
        FileCopy.Create(journal).Dispose();
        var ends = dump is null ? null : await dump.Write(journal, cancellation).ConfigureAwait(false);
        if (address is JournalAddress.InSqlite sqlite)
        {
            steps.Run("copying the journal", "pages", progress =>
            {
                JournalCopy.Make(sqlite.File, journal, progress, cancellation);
                return 0;
            });
        }

        FileCopy.Sync(journal);
        var (length, hash) = FileCopy.Hash(journal, cancellation);
        files.Add(new BackupFile(Path.GetFileName(journal), length, hash, Secret: false));
        files.AddRange(paths[false].Select(path => Copied(dataDirectory, draft, path, cancellation)));

        // A dump cannot be read without a server; its journal is replayed where it stands, up to where it ended in the dump.
        var source = dump is null ? JournalSource.At(journal) : JournalSource.At(address);
        var (events, streams, stateHash) = JournalCheck.Run(source, draft, machine, steps, ends, cancellation);
        var version = typeof(BackupWriter).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
        var manifest = new BackupManifest(
            BackupManifest.Layout, asOf, version, dump is null ? BackupManifest.InSqlite : BackupManifest.InPostgres, events, streams, stateHash, files, dump?.Schema);
        manifest.Save(draft);
        foreach (var directory in Directory.EnumerateDirectories(draft, "*", SearchOption.AllDirectories))
            DirectorySync.Run(directory);
        DirectorySync.Run(draft);
        return manifest;
    }

    private static BackupFile Copied(string dataDirectory, string draft, string path, CancellationToken cancellation)
    {
        var (bytes, sha) = FileCopy.To(Path.Combine(dataDirectory, path), Path.Combine(draft, path), cancellation);
        return new BackupFile(path, bytes, sha, DataFiles.IsSecret(path));
    }
}
