namespace Kiwoom.Actors.Runtime;

/// <summary>The message of an ask became a dead letter: nobody received it and nothing was done.</summary>
/// <param name="message">Where it was sent, and why it did not arrive.</param>
public class UndeliverableException(string message) : Exception(message);
