namespace Kiwoom.Actors.Runtime;

/// <summary>A bound for one kind of message: for all senders together, and for each source by itself, so that one that runs away does not take
/// the room from the others.</summary>
/// <param name="Kind">What it bounds, for people, in the plural.</param>
/// <param name="MostWaiting">How many may wait in the mailbox.</param>
/// <param name="MostOfOne">How many of one source may.</param>
/// <param name="AtOnce">How many of one source may come at once after a pause, where their rate is bounded too.</param>
/// <param name="PerSecond">How many of one source may come in a second of the machine's clock in the long run; 0 for any number.</param>
public sealed record AdmissionLimit(string Kind, int MostWaiting, int MostOfOne, int AtOnce = 0, int PerSecond = 0);
