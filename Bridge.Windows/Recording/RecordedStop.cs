namespace Kiwoom.Bridge.Recording;

/// <summary>The bridge was told to stop.</summary>
internal sealed record RecordedStop(int Line, TimeSpan Market, TimeSpan Machine) : RecordedLine(Line, Market, Machine);
