namespace Kiwoom.Actors.Runtime;

/// <summary>The command's events are perhaps in the journal and perhaps not: the answer to the write was lost. This is no refusal.
/// The caller finds out by asking again under the same ids, once the actor has been rebuilt.</summary>
/// <param name="message">Why.</param>
/// <param name="inner">The fault below.</param>
public sealed class JournalOutcomeUnknownException(string message, Exception? inner = null) : Exception(message, inner);
