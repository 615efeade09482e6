namespace Kiwoom.Actors.Account;

/// <summary>A report that contradicts what is known, as it is kept for people.</summary>
/// <param name="At">When it was recorded (UTC).</param>
/// <param name="Event">What it said.</param>
public sealed record UnexplainedReport(DateTimeOffset At, ReportNotExplained Event);
