namespace Kiwoom.Actors.Runtime;

/// <summary>Time without gaps.</summary>
public sealed class ContinuousTimeline : IClockTimeline
{
    /// <inheritdoc/>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan running) => start + running;

    /// <inheritdoc/>
    public TimeSpan Running(DateTimeOffset start, DateTimeOffset end) => end > start ? end - start : TimeSpan.Zero;
}
