using System.Security.Cryptography;

namespace Kiwoom.Gateway.Backup;

/// <summary>Copies files closed to others (0600 in directories of 0700), synced, and hashed on the way.</summary>
internal static class FileCopy
{
    private const int Chunk = 1 << 20;

    /// <summary>Copies one file to a place where none is.</summary>
    internal static (long Bytes, string Sha256) To(string source, string target, CancellationToken cancellation = default)
    {
        Security.PrivateFile.PrepareDirectory(Path.GetDirectoryName(target)!);
        using var input = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var output = Create(target);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        long bytes = 0;
        while (input.Read(buffer) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            output.Write(buffer, 0, read);
            bytes += read;
        }

        output.Flush(flushToDisk: true);
        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Makes an empty file closed to others, where none is.</summary>
    internal static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return new FileStream(path, options);
    }

    /// <summary>Waits until a file that another program wrote is on disk.</summary>
    internal static void Sync(string path)
    {
        using var written = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    /// <summary>Length and hash of a file.</summary>
    internal static (long Bytes, string Sha256) Hash(string path, CancellationToken cancellation = default)
    {
        using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        cancellation.ThrowIfCancellationRequested();
        return (input.Length, Convert.ToHexStringLower(SHA256.HashData(input)));
    }
}
