using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>A report is in the outbox.</summary>
/// <param name="Sequence">Its number, gap-free within the outbox.</param>
/// <param name="Report">The report.</param>
[EventName("report_queued")]
public sealed record ReportQueued(long Sequence, IBrokerReport Report) : IEvent;
