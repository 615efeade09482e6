namespace Kiwoom.Persistence.Projections;

/// <summary>The target refuses the call, and would again: a wrong key, a missing migration, a row that its tables do not take.</summary>
/// <param name="message">What it said; holds no secret.</param>
/// <param name="inner">The fault below.</param>
public sealed class TargetRefusedException(string message, Exception? inner = null) : Exception(message, inner);
