namespace Kiwoom.Simulator.Exchange;

/// <summary>Why a call auction is running.</summary>
internal enum AuctionKind
{
    /// <summary>At the open.</summary>
    Opening,

    /// <summary>At the close.</summary>
    Closing,

    /// <summary>A volatility interruption.</summary>
    Volatility,

    /// <summary>After a circuit breaker.</summary>
    Breaker,
}
