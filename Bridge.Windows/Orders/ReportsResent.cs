using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Orders;

/// <summary>Answer to <see cref="ResumeOutbox"/>: what the gateway does not have. Reports queued later follow as <see cref="ReportReady"/>.</summary>
/// <param name="Connection">The connection that it was asked for.</param>
/// <param name="Reports">In order.</param>
public sealed record ReportsResent(long Connection, IReadOnlyList<SequencedReport> Reports);
