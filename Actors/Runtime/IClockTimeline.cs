namespace Kiwoom.Actors.Runtime;

/// <summary>Which stretches of time a <see cref="ScaledClock"/> runs through; what lies between them it jumps over.</summary>
public interface IClockTimeline
{
    /// <summary>The instant that is reached from <paramref name="start"/> after so much running time. A start in a gap counts as the
    /// next stretch's beginning.</summary>
    DateTimeOffset Add(DateTimeOffset start, TimeSpan running);

    /// <summary>The running time between two instants, what lies in gaps left out; zero where <paramref name="end"/> is not later.</summary>
    TimeSpan Running(DateTimeOffset start, DateTimeOffset end);
}
