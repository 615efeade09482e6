namespace Kiwoom.Bridge.Orders;

/// <summary>The desk was folded from its journal, and reports may be in it that nobody has been told of.</summary>
public sealed record DeskRecovered;
