using Kiwoom.Actors.Broker;

namespace Kiwoom.Actors.Link;

/// <summary>A report on the wire. Bridge and outbox are the connection's, the number is the frame's.</summary>
/// <param name="At">When the bridge learned it (UTC, market clock).</param>
/// <param name="Report">The report.</param>
/// <param name="Previous">See <see cref="SequencedReport.Previous"/>; a bridge of before sends none.</param>
public sealed record ReportEnvelope(DateTimeOffset At, IBrokerReport Report, long Previous = 0);
