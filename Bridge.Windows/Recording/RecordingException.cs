namespace Kiwoom.Bridge.Recording;

/// <summary>A file is no recording that this program can read. The message says what is wrong in which line.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="reason">What is wrong with it.</param>
/// <param name="cause">What the line's reading threw.</param>
public sealed class RecordingException(int line, string reason, Exception? cause = null) : Exception(FormattableString.Invariant($"Line {line}: {reason}"), cause)
{
    /// <summary>The line, from 1.</summary>
    public int Line => line;
}
