namespace Kiwoom.Actors.Runtime;

/// <summary>A message that reached nobody.</summary>
/// <param name="To">Where it was sent.</param>
/// <param name="Message">What was sent.</param>
/// <param name="Reason">Why it was not delivered, for people.</param>
public sealed record DeadLetter(ActorPath To, object Message, string Reason);
