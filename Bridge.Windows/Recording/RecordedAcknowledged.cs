namespace Kiwoom.Bridge.Recording;

/// <summary>The gateway has reports.</summary>
internal sealed record RecordedAcknowledged(int Line, TimeSpan Market, TimeSpan Machine, string Outbox, long Sequence) : RecordedLine(Line, Market, Machine);
