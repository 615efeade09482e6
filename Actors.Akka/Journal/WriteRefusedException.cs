namespace Kiwoom.OnAkka.Journal;

/// <summary>What a journal plugin gives for a write that was certainly not made. Every other fault of a write leaves its outcome unknown.</summary>
/// <param name="message">Why, for people.</param>
/// <param name="inner">The fault below, if there was one.</param>
public sealed class WriteRefusedException(string message, Exception? inner = null) : Exception(message, inner);
