namespace Kiwoom.Bridge.Recording;

/// <summary>The link was lost.</summary>
internal sealed record RecordedDisconnected(int Line, TimeSpan Market, TimeSpan Machine, string Reason) : RecordedLine(Line, Market, Machine);
