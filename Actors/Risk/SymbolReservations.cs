using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>What the open orders of one issue hold together.</summary>
public sealed class SymbolReservations
{
    /// <summary>Won that open buys would add to the exposure.</summary>
    public long BuyAmount { get; internal set; }

    /// <summary>Shares that open sales hold.</summary>
    public long SellShares { get; internal set; }

    /// <summary>The open orders, in the order in which they came.</summary>
    public IReadOnlyList<OrderRecord> Orders => OrderList;

    internal List<OrderRecord> OrderList { get; } = [];
}
