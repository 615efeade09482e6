namespace Kiwoom.Actors.Runtime;

/// <summary>How one actor is, at one instant. The numbers are read beside the running actor and may be a message apart.</summary>
/// <param name="Path">The actor.</param>
/// <param name="Status">What it is doing.</param>
/// <param name="Reason">Why it is not running, for people; null while it is.</param>
/// <param name="MailboxLength">Messages that wait.</param>
/// <param name="OldestMessageAge">How long the first of them has waited; zero where none waits.</param>
/// <param name="InFlight">Decisions that wait for the journal.</param>
public sealed record ActorHealth(
    ActorPath Path, ActorStatus Status, string? Reason, int MailboxLength, TimeSpan OldestMessageAge, int InFlight)
{
    /// <summary>Messages that <see cref="ActorOptions.Admission"/> has refused since the actor was spawned.</summary>
    public long Refused { get; init; }
}
