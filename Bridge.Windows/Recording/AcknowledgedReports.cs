namespace Kiwoom.Bridge.Recording;

/// <summary>Reports that the gateway has.</summary>
internal sealed record AcknowledgedReports(string Outbox, long Sequence);
