namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Why the exchange does not take an order, a change or a cancel.</summary>
public enum VenueRefusal
{
    /// <summary>It was taken.</summary>
    None,

    /// <summary>The issue is not listed or may not be traded.</summary>
    TradingProhibited,

    /// <summary>Trading has not begun today.</summary>
    BeforeOpen,

    /// <summary>Trading has ended, or does not take place today.</summary>
    Closed,

    /// <summary>The phase does not take this type of order.</summary>
    TypeNotAllowedNow,

    /// <summary>The price is not on the tick.</summary>
    OffTick,

    /// <summary>The price is beyond the day's limits.</summary>
    BeyondPriceLimit,

    /// <summary>The order is not known, or nothing of it is open.</summary>
    NothingOpen,

    /// <summary>More is asked for than is open.</summary>
    QuantityTooLarge,

    /// <summary>Anything else that makes the order invalid.</summary>
    Invalid,
}
