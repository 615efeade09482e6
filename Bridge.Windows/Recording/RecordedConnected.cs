using Kiwoom.Bridge.Link;

namespace Kiwoom.Bridge.Recording;

/// <summary>The link came up.</summary>
internal sealed record RecordedConnected(int Line, TimeSpan Market, TimeSpan Machine, GatewayPosition Position) : RecordedLine(Line, Market, Machine);
