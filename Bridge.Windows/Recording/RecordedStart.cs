using Kiwoom.Bridge.Orders;

namespace Kiwoom.Bridge.Recording;

/// <summary>The desk's journal at the start.</summary>
internal sealed record RecordedStart(int Line, TimeSpan Market, TimeSpan Machine, OrderDeskState State) : RecordedLine(Line, Market, Machine);
