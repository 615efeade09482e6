namespace Kiwoom.Actors.Runtime;

/// <summary>The receiver's mailbox had no room for a message of this kind. The message was not taken and nothing was changed: sending it
/// again, later, is safe.</summary>
/// <param name="message">What was full.</param>
public sealed class OverloadedException(string message) : UndeliverableException(message);
