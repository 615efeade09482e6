using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>A report at its place in the bridge's outbox.</summary>
/// <param name="Bridge">Whose outbox.</param>
/// <param name="Outbox">Identity of the outbox itself: a bridge that lost its disk starts a new one, and its numbers begin again.</param>
/// <param name="Sequence">1-based, gap-free within the outbox.</param>
/// <param name="At">When the bridge learned it (UTC, market clock).</param>
/// <param name="Report">The report.</param>
/// <param name="Previous">The number of the report before it about the same account that had not been acknowledged when it was sent; 0 where all
/// were. While that one is missing, this one must not be taken: what has a lower number than the last one taken counts as known.</param>
public sealed record SequencedReport(BridgeId Bridge, string Outbox, long Sequence, DateTimeOffset At, IBrokerReport Report, long Previous = 0);
