namespace Kiwoom.Actors.Runtime;

/// <summary>The actor threw while it handled the message. An event-sourced actor journalled nothing for it; a plain actor was
/// restarted and may have done part of the work.</summary>
/// <param name="message">Which actor, on what.</param>
/// <param name="inner">What it threw.</param>
public sealed class ActorFaultedException(string message, Exception? inner = null) : Exception(message, inner);
