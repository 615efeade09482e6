using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Strategies;

/// <summary>What a strategy may know and do.</summary>
public interface IStrategyContext
{
    /// <summary>The market's time (UTC).</summary>
    DateTimeOffset Now { get; }

    /// <summary>Where the exchange is in its day.</summary>
    MarketPhase Phase { get; }

    /// <summary>Master data; null for an unknown issue.</summary>
    Instrument? Find(Symbol symbol);

    /// <summary>Shares the strategy itself holds: its own buys less its own sells.</summary>
    long PositionOf(Symbol symbol);

    /// <summary>What those shares cost, won, fees left out; 0 without a position.</summary>
    long CostOf(Symbol symbol);

    /// <summary>The strategy's own orders of an issue that can still trade, those just placed included.</summary>
    IReadOnlyCollection<OrderView> OpenOrders(Symbol symbol);

    /// <summary>Sends an order; it goes through the same checks as anybody's. The answer comes as <see cref="IStrategy.OnOrder"/>.</summary>
    void Place(Symbol symbol, Side side, long quantity, OrderType type, long? price = null, TimeInForce timeInForce = TimeInForce.Day);

    /// <summary>Asks to cancel an own open order.</summary>
    void Cancel(ClientOrderId order);
}
