using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>What the exchange refuses an order for; the rules themselves are the market's.</summary>
internal static class OrderChecks
{
    /// <summary>The most shares that one order may carry; SendOrder takes a 32-bit quantity.</summary>
    internal const long HighestQuantity = int.MaxValue;

    internal static OrderRefusal? OfNew(NewOrder order, IssueMarket market)
    {
        if (order.Quantity is < 1 or > HighestQuantity)
            return OrderRefusal.BadQuantity;
        if (OfState(market, order.Type, order.TimeInForce) is { } closed)
            return closed;
        if (OrderTypeRules.NeedsPrice(order.Type))
            return OfPrice(order.Price, market);
        return order.Price == 0 ? null : OrderRefusal.BadPrice;
    }

    internal static OrderRefusal? OfReplace(BookOrder original, long price, IssueMarket market)
    {
        if (OfState(market, OrderType.Limit, TimeInForce.Day) is { } closed)
            return closed;
        return OfPrice(price, market) ?? (price == original.Price ? OrderRefusal.NothingToReplace : null);
    }

    private static OrderRefusal? OfState(IssueMarket market, OrderType type, TimeInForce timeInForce)
    {
        if (market.Today.TradingHalted)
            return OrderRefusal.InstrumentHalted;
        if (market.State == IssueState.Halted)
            return OrderRefusal.MarketHalted;
        if (market.State == IssueState.Closed)
            return OrderRefusal.MarketClosed;
        // These need machinery that the mock server does not offer and the simulated exchange does not have.
        if (type is OrderType.StopLimit or OrderType.Midpoint or OrderType.PreOpenClose or OrderType.PostClose)
            return OrderRefusal.OrderTypeNotAllowed;
        return OrderTypeRules.Admit(TradingMode.Real, type, timeInForce, market.Phase, market.Today, market.InVolatilityInterruption) switch
        {
            OrderAdmission.Admitted => null,
            OrderAdmission.MarketClosed or OrderAdmission.InstrumentNotInAfterMarket => OrderRefusal.MarketClosed,
            OrderAdmission.TimeInForceNotForType or OrderAdmission.TimeInForceNotInPhase => OrderRefusal.TimeInForceNotAllowed,
            _ => OrderRefusal.OrderTypeNotAllowed,
        };
    }

    private static OrderRefusal? OfPrice(long price, IssueMarket market)
    {
        if (!TickSizes.IsPrice(price))
            return OrderRefusal.BadPrice;
        if (!market.Band.Contains(price))
            return OrderRefusal.PriceBeyondLimit;
        return TickSizes.IsOnTick(market.Today.Kind, price, market.Day) ? null : OrderRefusal.PriceOffTick;
    }
}
