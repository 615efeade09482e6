using Kiwoom.Gateway.Security;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Backup;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Backup;

/// <summary>Checks a backup and restores it.</summary>
/// <param name="machine">The machine's clock.</param>
/// <param name="steps">Told how far it is.</param>
public sealed class BackupReader(TimeProvider machine, BackupSteps steps)
{
    /// <summary>Checks everything: the manifest, each file's length and hash, and of a SQLite journal the chain, its ends, and the state that its replay
    /// comes to; a PostgreSQL dump is read to its end only when it is restored. Throws <see cref="BackupDamagedException"/> that names what differs.</summary>
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

        if (manifest.Journal == BackupManifest.InSqlite)
            Compare(manifest, JournalCheck.Run(JournalSource.At(Path.Combine(backup, JournalFile.Name)), backup, machine, steps, ends: null, cancellation));
        return manifest;
    }

    /// <summary>Restores a backup into a directory that is empty or not there, and a PostgreSQL journal into a database that has no schema of its name. Everything is
    /// verified on the copy, in place, before any of it counts: until then the directory holds nothing but <c>restore.partial</c>, on which no
    /// gateway starts. Throws <see cref="BackupRefusedException"/> where something is in the way, <see cref="BackupDamagedException"/> for a damaged backup.</summary>
    /// <param name="backup">The backup's directory.</param>
    /// <param name="dataDirectory">Where a gateway is to run on it.</param>
    /// <param name="journal">Where a PostgreSQL journal goes, as the settings have it; null for SQLite.</param>
    /// <param name="cancellation">Breaks it off.</param>
    public async Task<BackupManifest> Restore(string backup, string dataDirectory, string? journal = null, CancellationToken cancellation = default)
    {
        var manifest = BackupManifest.Load(backup);
        dataDirectory = Path.GetFullPath(dataDirectory);
        if (File.Exists(dataDirectory) || (Directory.Exists(dataDirectory) && Directory.EnumerateFileSystemEntries(dataDirectory).Any(e => Path.GetFileName(e) != "lost+found")))
            throw new BackupRefusedException($"{dataDirectory} is not empty: a backup is restored into an empty directory only. Nothing was changed.");

        var database = await Database(manifest, dataDirectory, journal, cancellation).ConfigureAwait(false);
        var isNew = !Directory.Exists(dataDirectory);
        PrivateFile.PrepareDirectory(dataDirectory);
        var stage = Path.Combine(dataDirectory, UnfinishedRestore.DirectoryName);
        try
        {
            PrivateFile.PrepareDirectory(stage);
            Copy(backup, stage, manifest, cancellation);
            if (database is { } to)
                await Fill(to, Path.Combine(stage, BackupManifest.DumpFileName), stage, manifest, cancellation).ConfigureAwait(false);
            else
                Compare(manifest, JournalCheck.Run(JournalSource.At(Path.Combine(stage, JournalFile.Name)), stage, machine, steps, ends: null, cancellation));
            RestoredSettings.PointAt(stage, journal);
            foreach (var directory in Directory.EnumerateDirectories(stage, "*", SearchOption.AllDirectories))
                DirectorySync.Run(directory);
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

    private static async Task<JournalAddress.InPostgres?> Database(BackupManifest manifest, string dataDirectory, string? journal, CancellationToken cancellation)
    {
        if (manifest.Journal == BackupManifest.InSqlite)
        {
            return journal is null ? null : throw new BackupRefusedException(
                "the backup has a SQLite journal: restore it without --journal. './kiwoom journal copy' takes it to PostgreSQL afterwards.");
        }

        if (journal is null || JournalAddress.Parse(journal, dataDirectory) is not JournalAddress.InPostgres address)
            throw new BackupRefusedException($"the backup has a PostgreSQL journal: name the database to restore it into with --journal '{JournalAddress.PostgresPrefix}Host=…;Database=…;Username=…'.");

        var dump = new PostgresDump(address);
        if (dump.Schema != manifest.Schema)
            throw new BackupRefusedException($"the backup's journal is in the schema {manifest.Schema}, and --journal names {dump.Schema}.");
        if (await dump.IsTaken(cancellation).ConfigureAwait(false))
            throw new BackupRefusedException($"{address} has a schema {dump.Schema} already: a backup is restored into a database without one. Nothing was changed.");
        return address;
    }

    private async Task Fill(JournalAddress.InPostgres address, string file, string stage, BackupManifest manifest, CancellationToken cancellation)
    {
        var dump = new PostgresDump(address);
        await dump.Read(file, cancellation).ConfigureAwait(false);
        try
        {
            Compare(manifest, JournalCheck.Run(JournalSource.At(address), stage, machine, steps, ends: null, cancellation));
        }
        catch
        {
            await dump.Drop().ConfigureAwait(false);
            throw;
        }

        File.Delete(file);
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
