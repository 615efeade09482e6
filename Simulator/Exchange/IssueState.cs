namespace Kiwoom.Simulator.Exchange;

/// <summary>What one issue is doing; differs from the market's phase by random ends, interruptions and halts.</summary>
internal enum IssueState
{
    /// <summary>No orders are taken.</summary>
    Closed,

    /// <summary>A call auction collects.</summary>
    Auction,

    /// <summary>Orders trade on arrival, regular session.</summary>
    Continuous,

    /// <summary>Orders trade on arrival, after-market.</summary>
    AfterMarket,

    /// <summary>A circuit breaker: only cancels.</summary>
    Halted,
}
