using Kiwoom.Gateway.Security;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Backup;

/// <summary>Checks a backup and restores it.</summary>
/// <param name="machine">The machine's clock.</param>
/// <param name="steps">Told how far it is.</param>
public sealed class BackupReader(TimeProvider machine, BackupSteps steps)
{
    /// <summary>Checks everything: the manifest, each file's length and hash, the journal's chain, its ends, and the state that its replay comes to.
    /// Throws <see cref="BackupDamagedException"/> that names what differs.</summary>
    public BackupManifest Verify(string backup, CancellationToken cancellation = default)
    {
        var manifest = BackupManifest.Load(backup);
        foreach (var file in manifest.Files)
        {
            var path = Path.Combine(backup, file.Path);
            if (!File.Exists(path))
                throw new BackupDamagedException($"{file.Path} is missing.");
            Compare(file, FileCopy.Hash(path, cancellation));
        }

        Compare(manifest, JournalCheck.Run(JournalSource.At(Path.Combine(backup, JournalFile.Name)), backup, machine, steps, cancellation));
        return manifest;
    }

    /// <summary>Restores a backup into a directory that is empty or not there. Everything is verified on the copy, in place, before any of it counts:
    /// until then the directory holds nothing but <c>restore.partial</c>, on which no gateway starts. Throws
    /// <see cref="BackupRefusedException"/> where the directory holds anything, <see cref="BackupDamagedException"/> for a damaged backup.</summary>
    /// <param name="backup">The backup's directory.</param>
    /// <param name="dataDirectory">Where a gateway is to run on it.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public BackupManifest Restore(string backup, string dataDirectory, CancellationToken cancellation = default)
    {
        var manifest = BackupManifest.Load(backup);
        dataDirectory = Path.GetFullPath(dataDirectory);
        if (File.Exists(dataDirectory) || (Directory.Exists(dataDirectory) && Directory.EnumerateFileSystemEntries(dataDirectory).Any(e => Path.GetFileName(e) != "lost+found")))
            throw new BackupRefusedException($"{dataDirectory} is not empty: a backup is restored into an empty directory only. Nothing was changed.");

        var isNew = !Directory.Exists(dataDirectory);
        PrivateFile.PrepareDirectory(dataDirectory);
        var stage = Path.Combine(dataDirectory, UnfinishedRestore.DirectoryName);
        try
        {
            PrivateFile.PrepareDirectory(stage);
            Copy(backup, stage, manifest, cancellation);
            Compare(manifest, JournalCheck.Run(JournalSource.At(Path.Combine(stage, JournalFile.Name)), stage, machine, steps, cancellation));
            foreach (var directory in Directory.EnumerateDirectories(stage, "*", SearchOption.AllDirectories))
                DirectorySync.Run(directory);
            RestoredSettings.PointAt(stage, journal: null);
        }
        catch
        {
            Directory.Delete(isNew ? dataDirectory : stage, recursive: true);
            throw;
        }

        // From here on a crash leaves restore.partial beside some of the files, and nothing starts on that.
        foreach (var entry in Directory.EnumerateFileSystemEntries(stage).ToList())
            Directory.Move(entry, Path.Combine(dataDirectory, Path.GetFileName(entry)));
        DirectorySync.Run(dataDirectory);
        Directory.Delete(stage);
        DirectorySync.Run(dataDirectory);
        return manifest;
    }

    private void Copy(string backup, string stage, BackupManifest manifest, CancellationToken cancellation) =>
        steps.Run("copying", "files", progress =>
        {
            foreach (var (file, done) in manifest.Files.Select((f, i) => (f, i + 1)))
            {
                var source = Path.Combine(backup, file.Path);
                if (!File.Exists(source))
                    throw new BackupDamagedException($"{file.Path} is missing.");
                Compare(file, FileCopy.To(source, Path.Combine(stage, file.Path), cancellation));
                progress.Report(new JournalProgress(done, manifest.Files.Count));
            }

            return 0;
        });

    private static void Compare(BackupFile file, (long Bytes, string Sha256) found)
    {
        if (found.Bytes != file.Bytes)
            throw new BackupDamagedException($"{file.Path} has {found.Bytes} bytes, the manifest says {file.Bytes}.");
        if (found.Sha256 != file.Sha256)
            throw new BackupDamagedException($"{file.Path} is not as it was written: its hash differs.");
    }

    private static void Compare(BackupManifest manifest, (long Events, IReadOnlyList<StreamEnd> Streams, string StateHash) found)
    {
        if (found.Events != manifest.Events || !found.Streams.SequenceEqual(manifest.Streams))
            throw new BackupDamagedException("The journal's streams do not end where the manifest says.");
        if (found.StateHash != manifest.StateHash)
            throw new BackupDamagedException($"The replay comes to state {found.StateHash}, the manifest says {manifest.StateHash}. Was it made by another version of the program?");
    }
}
