using Kiwoom.Persistence.Replay;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>One event of the journal in an auditor's report.</summary>
/// <param name="Record">The row.</param>
/// <param name="Details">The event's fields in words, for people.</param>
public sealed record StoryEntry(JournalRecord Record, string Details)
{
    private const string ByReport = "report:";

    /// <summary>When (UTC, market clock).</summary>
    public DateTimeOffset At => Record.Event.At;

    /// <summary>Its place in the stream.</summary>
    public long SequenceNr => Record.Event.SequenceNr;

    /// <summary>Who decided: the user, the strategy on whose order it follows, Kiwoom whose report it follows, or the system.</summary>
    public string Who => (Record.Event.Cause.User, Record.Event.Cause.Strategy) switch
    {
        ({ } user, { } strategy) => $"{user} (strategy {strategy})",
        ({ } user, null) => user.Value,
        (null, { } strategy) => $"strategy {strategy}",
        _ => Record.Event.Cause.Command.Value.StartsWith(ByReport, StringComparison.Ordinal) ? "Kiwoom" : "system",
    };
}
