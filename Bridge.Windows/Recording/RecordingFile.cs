namespace Kiwoom.Bridge.Recording;

/// <summary>Makes the file of a recording: new, and readable by its owner only.</summary>
internal static class RecordingFile
{
    private const int MostNumbers = 10_000;

    /// <summary>Makes the file, or the next free one beside it. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where none can be made.</summary>
    internal static FileStream Create(string path)
    {
        var full = Path.GetFullPath(path);
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? full : Numbered(full, number);
            try
            {
                return Open(candidate);
            }
            catch (IOException) when (number < MostNumbers && File.Exists(candidate))
            {
                // Another recording has the name.
            }
        }
    }

    private static string Numbered(string path, int number) =>
        Path.Combine(Path.GetDirectoryName(path)!, FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(path)}.{number}{Path.GetExtension(path)}"));

    private static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
