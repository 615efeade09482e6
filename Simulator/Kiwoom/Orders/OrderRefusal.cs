namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Why the broker refuses an order that left the control. A client sees an empty 주문번호 and a message, nothing else.</summary>
public enum OrderRefusal
{
    /// <summary>Accepted.</summary>
    None,

    /// <summary>The issue may not be traded.</summary>
    TradingProhibited,

    /// <summary>Not enough buying margin.</summary>
    MarginShort,

    /// <summary>More than the account can sell.</summary>
    SharesShort,

    /// <summary>The price is beyond the day's limits.</summary>
    BeyondPriceLimit,

    /// <summary>The price is not on the tick.</summary>
    OffTick,

    /// <summary>A price with a type that has none.</summary>
    PriceNotAllowed,

    /// <summary>Nothing is left to modify or cancel.</summary>
    NothingLeft,

    /// <summary>More than is open is to be modified or cancelled.</summary>
    QuantityTooLarge,

    /// <summary>The original order is not known, or its side or issue is another.</summary>
    UnknownOriginal,

    /// <summary>An earlier modification or cancel of the order is under way.</summary>
    Executing,

    /// <summary>The market has not opened.</summary>
    BeforeOpen,

    /// <summary>The market is closed.</summary>
    AfterClose,

    /// <summary>The server does not take this 거래구분, or not now.</summary>
    TermsNotAllowed,

    /// <summary>The server does not take this venue or kind of order.</summary>
    VenueNotAllowed,
}
