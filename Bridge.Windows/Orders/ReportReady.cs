using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Orders;

/// <summary>A report is durable in the outbox.</summary>
/// <param name="Report">The report.</param>
public sealed record ReportReady(SequencedReport Report);
