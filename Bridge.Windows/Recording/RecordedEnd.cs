namespace Kiwoom.Bridge.Recording;

/// <summary>The recording ends.</summary>
internal sealed record RecordedEnd(int Line, TimeSpan Market, TimeSpan Machine, string Reason) : RecordedLine(Line, Market, Machine);
