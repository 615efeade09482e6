namespace Kiwoom.Actors.Runtime;

/// <summary>A message in a mailbox.</summary>
/// <param name="Message">What was sent.</param>
/// <param name="Sender">Who sent it, where somebody did.</param>
/// <param name="SentAt">The timestamp of the engine's machine clock at which it was sent.</param>
internal readonly record struct Envelope(object Message, IActorRef? Sender, long SentAt);
