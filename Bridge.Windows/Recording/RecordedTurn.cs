namespace Kiwoom.Bridge.Recording;

/// <summary>Posted work began on the control's thread.</summary>
internal sealed record RecordedTurn(int Line, TimeSpan Market, TimeSpan Machine) : RecordedLine(Line, Market, Machine);
