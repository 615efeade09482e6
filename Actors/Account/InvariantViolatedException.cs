namespace Kiwoom.Actors.Account;

/// <summary>A fold came to a state that must never be. The actor stops rather than trade on it.</summary>
/// <param name="message">Which invariant, with the numbers.</param>
public sealed class InvariantViolatedException(string message) : Exception(message);
