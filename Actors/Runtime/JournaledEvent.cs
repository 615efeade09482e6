namespace Kiwoom.Actors.Runtime;

/// <summary>An event at its place in a stream.</summary>
/// <param name="SequenceNr">1-based, gap-free within the stream.</param>
/// <param name="At">The instant of the decision (UTC), on the market clock.</param>
/// <param name="Cause">What it follows from.</param>
/// <param name="Event">The event.</param>
public sealed record JournaledEvent(long SequenceNr, DateTimeOffset At, Cause Cause, IEvent Event);
