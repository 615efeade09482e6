namespace Kiwoom.Simulator.Exchange;

/// <summary>Why the rest of an order ended by itself.</summary>
public enum ExpiryReason
{
    /// <summary>The session that it was for has ended; nothing is carried into the after-market.</summary>
    SessionEnd,

    /// <summary>Immediate-or-cancel: what could not be filled at once.</summary>
    ImmediateOrCancel,

    /// <summary>Fill-or-kill: not everything could be filled at once.</summary>
    FillOrKill,

    /// <summary>A stage-3 circuit breaker closed the market for the day.</summary>
    MarketClosedForDay,
}
