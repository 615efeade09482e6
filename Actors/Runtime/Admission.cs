namespace Kiwoom.Actors.Runtime;

/// <summary>What an actor lets into its mailbox, and what it handles before all else. Decided on the sender's thread, so that a flood is
/// refused where it comes from and what is inside has a bound.</summary>
/// <remarks>All that is taken and not urgent keeps the order in which it came, so a cancel never overtakes the order that it is about.</remarks>
public sealed record Admission
{
    /// <summary>The bound that a message counts against; null for messages that are always taken. Called from any thread, twice for each
    /// message; must give the same answer both times.</summary>
    public required Func<object, AdmissionLimit?> LimitOf { get; init; }

    /// <summary>Whose message it is, as far as bounds go; equal for messages of the same source, null for those of nobody in particular. The
    /// same rules hold as for <see cref="LimitOf"/>.</summary>
    public Func<object, object?> SourceOf { get; init; } = static _ => null;

    /// <summary>Whether a message is handled before all that wait and are not urgent. Urgent messages keep their order among themselves
    /// and are never refused, so only what is rare and must be decided in bounded time may be urgent.</summary>
    public Func<object, bool> IsUrgent { get; init; } = static _ => false;
}
