namespace Kiwoom.Actors.Market;

/// <summary>Whether an order type may be sent now, or why not.</summary>
public enum OrderAdmission
{
    /// <summary>It may.</summary>
    Admitted,

    /// <summary>The venue accepts no orders in this phase.</summary>
    MarketClosed,

    /// <summary>The mock server takes limit and market orders only.</summary>
    TypeNotOnPaper,

    /// <summary>This phase takes orders, but none of this type.</summary>
    TypeNotInPhase,

    /// <summary>Kiwoom has no IOC or FOK of this order type.</summary>
    TimeInForceNotForType,

    /// <summary>IOC and FOK are for continuous trading only.</summary>
    TimeInForceNotInPhase,

    /// <summary>The instrument does not take part in the after-market.</summary>
    InstrumentNotInAfterMarket,
}
