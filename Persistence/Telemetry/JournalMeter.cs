using System.Diagnostics.Metrics;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Telemetry;

/// <summary>What a journal's writer counts, whatever database it writes to. Costs next to nothing while nobody listens.</summary>
public static class JournalMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Kiwoom.Persistence";

    private const string Outcome = "kiwoom.journal.outcome";
    private static readonly Meter _meter = new(Name);
    private static readonly Counter<long> _commits = _meter.CreateCounter<long>("kiwoom.journal.commits", "{commit}", "Transactions of appends, by outcome: durable, refused or unknown.");
    private static readonly Counter<long> _events = _meter.CreateCounter<long>("kiwoom.journal.events", "{event}", "Events made durable.");
    private static readonly Histogram<long> _commitEvents = _meter.CreateHistogram<long>("kiwoom.journal.commit.events", "{event}", "Events that one durable commit carried.");
    private static readonly Histogram<double> _commitDuration = _meter.CreateHistogram<double>("kiwoom.journal.commit.duration", "s", "How long a commit took, its sync included.");
    private static readonly UpDownCounter<long> _pending = _meter.CreateUpDownCounter<long>("kiwoom.journal.pending", "{event}", "Events that wait for the disk or are on their way to it.");

    /// <summary>Whether anybody listens to commits.</summary>
    internal static bool IsOn => _commits.Enabled || _commitDuration.Enabled || _events.Enabled || _commitEvents.Enabled;

    /// <summary>A commit was decided.</summary>
    /// <param name="outcome">What became of it.</param>
    /// <param name="events">Events in it that are durable now.</param>
    /// <param name="took">How long it took.</param>
    internal static void Committed(AppendOutcome outcome, int events, TimeSpan took)
    {
        if (!IsOn)
            return;

        var tag = new KeyValuePair<string, object?>(Outcome, outcome switch { AppendOutcome.Durable => "durable", AppendOutcome.Refused => "refused", _ => "unknown" });
        _commits.Add(1, tag);
        _commitDuration.Record(took.TotalSeconds, tag);
        if (events == 0)
            return;

        _events.Add(events);
        _commitEvents.Record(events);
    }

    /// <summary>Events began to wait, or, where negative, wait no more.</summary>
    internal static void Pending(int events) => _pending.Add(events);
}
