using System.Text.Json;
using Kiwoom.Actors.Link;

namespace Kiwoom.Bridge.Recording;

/// <summary>Reads a recording. A torn last line is left out and told of; anything else that is wrong is a <see cref="RecordingException"/>.</summary>
public static class RecordingReader
{
    private const int LongestLine = 64 << 20;

    /// <summary>Reads a file. Throws <see cref="RecordingException"/>, or what opening the file throws.</summary>
    public static SessionRecording Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        return Read(file);
    }

    /// <summary>Reads a stream to its end. Throws <see cref="RecordingException"/>.</summary>
    public static SessionRecording Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        RecordingHeader? header = null;
        var tree = new RecordedTree();
        var (number, isTorn) = (0, false);
        string? reason = null;
        foreach (var (text, isWhole) in Lines(stream))
        {
            number++;
            if (reason is not null)
                throw new RecordingException(number, "something follows the end of the recording");
            try
            {
                if (header is null)
                {
                    header = LineReader.Header(text);
                    continue;
                }

                var line = LineReader.Line(number, text);
                if (line is RecordedEnd end)
                    reason = end.Reason;
                tree.Add(line, line is RecordedCall or RecordedEvent ? LineReader.NumberOf(text) : 0);
            }
            catch (Exception fault) when (fault is JsonException or FormatException or LinkFaultException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException)
            {
                if (isWhole || header is null)
                    throw new RecordingException(number, fault.Message, fault);
                isTorn = true;
                number--;
            }
        }

        if (header is null)
            throw new RecordingException(1, "the file is empty; a recording begins with its header");
        return new SessionRecording(header, tree.Build()) { IsTorn = isTorn, EndReason = reason, LineCount = number };
    }

    private static IEnumerable<(byte[] Text, bool IsWhole)> Lines(Stream stream)
    {
        var buffer = new byte[1 << 16];
        var line = new MemoryStream();
        var number = 1;
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            var from = 0;
            while (Array.IndexOf(buffer, (byte)'\n', from, count - from) is >= 0 and var at)
            {
                line.Write(buffer, from, at - from);
                yield return (line.ToArray(), true);
                line.SetLength(0);
                from = at + 1;
                number++;
            }

            line.Write(buffer, from, count - from);
            if (line.Length > LongestLine)
                throw new RecordingException(number, "the line is longer than any that is written");
        }

        if (line.Length > 0)
            yield return (line.ToArray(), false);
    }
}
