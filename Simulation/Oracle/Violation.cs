namespace Kiwoom.Simulation.Oracle;

/// <summary>Something that must never be was.</summary>
/// <param name="Invariant">Its number in design.md §5; 0 for the promise that everything recovers by itself.</param>
/// <param name="At">When, in the world's time (UTC).</param>
/// <param name="Text">What.</param>
public sealed record Violation(int Invariant, DateTimeOffset At, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"invariant {Invariant} at {At:HH:mm:ss.fff}: {Text}";
}
