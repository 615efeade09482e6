using System.Text;

namespace Kiwoom.Bridge.Supervision;

/// <summary>A log file of lines that never grows beyond a size: when it is full it becomes <c>NAME.1</c>, <c>NAME.1</c> becomes <c>NAME.2</c>, and
/// the oldest goes. Safe for all threads. A disk that is full costs lines, never the process.</summary>
public sealed class RotatingLog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly long _limit;
    private readonly int _kept;
    private StreamWriter? _writer;
    private bool _disposed;

    /// <summary>Opens or goes on with a log. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">Bytes after which it is rotated.</param>
    /// <param name="kept">How many older files are kept.</param>
    public RotatingLog(string path, long limit, int kept)
    {
        (_path, _limit, _kept) = (Path.GetFullPath(path), limit, kept);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _writer = Open();
    }

    /// <summary>Lines that could not be written.</summary>
    public long Lost { get; private set; }

    /// <summary>Appends a line.</summary>
    public void Write(string line)
    {
        lock (_lock)
        {
            if (_disposed)
                return;
            try
            {
                _writer ??= Open();
                if (_writer.BaseStream.Position >= _limit)
                    Rotate();
                _writer!.WriteLine(line);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Lost++;
                Drop();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            Drop();
        }
    }

    // Readers may follow the file, and rotation may rename it under them.
    private StreamWriter Open() => new(
        new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
    { AutoFlush = true };

    private void Rotate()
    {
        Drop();
        for (var number = _kept - 1; number >= 1; number--)
        {
            if (File.Exists($"{_path}.{number}"))
                File.Move($"{_path}.{number}", $"{_path}.{number + 1}", overwrite: true);
        }

        if (_kept > 0)
            File.Move(_path, $"{_path}.1", overwrite: true);
        else
            File.Delete(_path);
        _writer = Open();
    }

    private void Drop()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (IOException)
        {
            // What it still held is on a full disk.
            Lost++;
        }

        _writer = null;
    }
}
