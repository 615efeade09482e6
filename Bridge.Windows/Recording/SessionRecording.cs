namespace Kiwoom.Bridge.Recording;

/// <summary>A recording that was read whole.</summary>
public sealed class SessionRecording
{
    internal SessionRecording(RecordingHeader header, IReadOnlyList<RecordedLine> lines) => (Header, Lines) = (header, lines);

    /// <summary>The session.</summary>
    public RecordingHeader Header { get; }

    /// <summary>The last line was torn off, as by the end of the process, and left out.</summary>
    public bool IsTorn { get; internal init; }

    /// <summary>Why the recording ended; null where nobody could say: the process died, or the disk was full.</summary>
    public string? EndReason { get; internal init; }

    /// <summary>Lines that were read.</summary>
    public int LineCount { get; internal init; }

    /// <summary>Top-level lines in order; what happened during a call or an event is inside of it.</summary>
    internal IReadOnlyList<RecordedLine> Lines { get; }
}
