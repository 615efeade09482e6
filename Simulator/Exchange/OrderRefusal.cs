namespace Kiwoom.Simulator.Exchange;

/// <summary>Why the exchange refused a request. A refused request changes nothing.</summary>
public enum OrderRefusal
{
    /// <summary>The order number is not positive, or was used before on this trading day.</summary>
    OrderIdUsed,

    /// <summary>The exchange lists no such issue.</summary>
    UnknownSymbol,

    /// <summary>The issue does not trade today (거래정지): it has no bar, or a bar without volume.</summary>
    InstrumentHalted,

    /// <summary>A circuit breaker halts the market; only cancels are taken.</summary>
    MarketHalted,

    /// <summary>No order of this kind is taken in the present phase.</summary>
    MarketClosed,

    /// <summary>The exchange does not know the order type, or not in this phase (only limit-type orders in the after-market).</summary>
    OrderTypeNotAllowed,

    /// <summary>IOC and FOK exist in continuous trading only, and not for every type (fact sheet §3.3).</summary>
    TimeInForceNotAllowed,

    /// <summary>The quantity is not positive, or beyond what one order may carry.</summary>
    BadQuantity,

    /// <summary>The price is missing, or is given for a type that has none.</summary>
    BadPrice,

    /// <summary>The price is not a multiple of the tick that holds at it.</summary>
    PriceOffTick,

    /// <summary>The price is beyond the day's limits.</summary>
    PriceBeyondLimit,

    /// <summary>A best-opposite or best-own order found no price on the side that it looks at.</summary>
    NoReferencePrice,

    /// <summary>There is no such open order: never seen, or already filled, cancelled or expired.</summary>
    OrderNotOpen,

    /// <summary>More was to be cancelled or replaced than is open.</summary>
    QuantityBeyondLeaves,

    /// <summary>The replace changes nothing.</summary>
    NothingToReplace,
}
