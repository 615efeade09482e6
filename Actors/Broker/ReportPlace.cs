using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>Where a report stood in its bridge's outbox. An event that follows from a report carries it, so that the report is known when
/// it comes again.</summary>
/// <param name="Bridge">Whose outbox.</param>
/// <param name="Outbox">Identity of the outbox.</param>
/// <param name="Sequence">The report's number in it.</param>
public sealed record ReportPlace(BridgeId Bridge, string Outbox, long Sequence);
