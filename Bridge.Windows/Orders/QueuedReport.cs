using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Orders;

/// <summary>A report that the gateway has not acknowledged.</summary>
/// <param name="Sequence">Its number in the outbox.</param>
/// <param name="At">When it was queued (UTC, market clock).</param>
/// <param name="Report">The report.</param>
public sealed record QueuedReport(long Sequence, DateTimeOffset At, IBrokerReport Report);
