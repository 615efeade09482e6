using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>An order inside the exchange, of a user or of the background.</summary>
internal sealed class BookOrder(long id, IssueMarket? market, Side side, OrderType type, TimeInForce timeInForce, long price, long quantity)
{
    /// <summary>Where a market order stands among prices while an auction collects: ahead of every limit.</summary>
    internal const long MarketBuyKey = long.MaxValue;

    /// <inheritdoc cref="MarketBuyKey"/>
    internal const long MarketSellKey = 0;

    internal long Id { get; } = id;

    /// <summary>Set for users' orders only.</summary>
    internal IssueMarket? Market { get; } = market;

    internal Side Side { get; } = side;

    internal OrderType Type { get; } = type;

    internal TimeInForce TimeInForce { get; } = timeInForce;

    /// <summary>The limit, or one of the two market keys.</summary>
    internal long Price { get; set; } = price;

    internal long Leaves { get; set; } = quantity;

    internal long Cum { get; set; }

    /// <summary>Paper participation, background orders: how much of it users have been filled against without consuming it.</summary>
    internal long Taken { get; set; }

    /// <summary>Paper participation, users' orders: displayed shares at the same price that came earlier and have not traded yet.</summary>
    internal long Ahead { get; set; }

    internal PriceLevel? Level { get; set; }

    internal BookOrder? Next { get; set; }

    internal BookOrder? Previous { get; set; }

    internal bool IsUser => Market is not null;

    internal bool IsPriceless => Price is MarketBuyKey or MarketSellKey;

    /// <summary>What a market order's limit is while nothing else is known: any price.</summary>
    internal static long MarketKey(Side side) => side == Side.Buy ? MarketBuyKey : MarketSellKey;

    /// <summary>Whether this order may trade at a price.</summary>
    internal bool Reaches(long price) => Side == Side.Buy ? Price >= price : Price <= price;
}
