namespace Kiwoom.Persistence.Copying;

/// <summary>A journal was not copied. What the target held before is still there; of a copy that had begun, the target says that it is incomplete.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="inner">The fault below.</param>
public sealed class CopyRefusedException(string message, Exception? inner = null) : Exception(message, inner);
