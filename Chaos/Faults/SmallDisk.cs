using System.Diagnostics;
using System.Globalization;

namespace Kiwoom.Chaos.Faults;

/// <summary>A small file system of its own (tmpfs) for a node's data directory, which a filler file can fill to the last byte.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";
    private readonly string _directory;
    private bool _mounted;
    private long _filledAt = long.MaxValue;
    private long _freedAt = long.MaxValue;

    private SmallDisk(string directory) => _directory = directory;

    /// <summary>Mounts it. Throws <see cref="ChaosException"/> where mounting is not permitted.</summary>
    internal static SmallDisk Mount(string directory, int megabytes)
    {
        Directory.CreateDirectory(directory);
        var disk = new SmallDisk(directory);
        var (exitCode, words) = Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=0700"), "kiwoom-chaos", directory);
        if (exitCode != 0)
            throw new ChaosException($"no small disk can be mounted at {directory} ({words.Trim()}). This run fills the disk, so it needs root, or user namespaces ('unshare --user --map-root-user --mount'), or a container with CAP_SYS_ADMIN");

        disk._mounted = true;
        return disk;
    }

    /// <summary>Takes all free space.</summary>
    internal void Fill()
    {
        (_filledAt, _freedAt) = (Stopwatch.GetTimestamp(), long.MaxValue);
        using var file = new FileStream(Path.Combine(_directory, Filler), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = 1 << 20; size > 0; size /= 2)
        {
            var piece = new byte[size];
            try
            {
                while (true)
                    file.Write(piece);
            }
            catch (IOException)
            {
                // Full for pieces of this size; smaller ones take the rest.
            }
        }
    }

    /// <summary>Whether the disk was full at an instant, on the machine's time stamp.</summary>
    internal bool WasFullAt(long instant) => instant >= _filledAt && instant <= _freedAt;

    /// <summary>Gives the space back.</summary>
    internal void Free()
    {
        File.Delete(Path.Combine(_directory, Filler));
        _freedAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Unmounts it and leaves what it held in the directory.</summary>
    internal void Keep()
    {
        if (!_mounted)
            return;

        Free();
        var kept = _directory + ".kept";
        var (exitCode, words) = Run("cp", "-a", _directory, kept);
        if (exitCode != 0)
            throw new ChaosException($"{_directory} could not be kept: {words.Trim()}");

        Dispose();
        Directory.Delete(_directory);
        Directory.Move(kept, _directory);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_mounted)
            return;

        _mounted = false;
        if (Run("umount", _directory).ExitCode != 0)
            Run("umount", "-l", _directory);
    }

    private static (int ExitCode, string Words) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new ChaosException($"{program} could not be started");
        process.StandardOutput.ReadToEnd();
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, words);
    }
}
