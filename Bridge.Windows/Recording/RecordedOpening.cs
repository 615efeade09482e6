namespace Kiwoom.Bridge.Recording;

/// <summary>A call or event begins, during which others happen.</summary>
internal sealed record RecordedOpening(int Line, TimeSpan Market, TimeSpan Machine, long Number, string? Method, string? Event, object?[] Arguments)
    : RecordedLine(Line, Market, Machine);
