namespace Kiwoom.Bridge.Status;

/// <summary>How a node stands, in one word.</summary>
public enum StatusVerdict
{
    /// <summary>It runs, is linked to the gateway and logged in.</summary>
    Working,

    /// <summary>It runs, and something keeps it from trading.</summary>
    Troubled,

    /// <summary>Its process is there, but its status file is old: it hangs, or its disk is full.</summary>
    Stale,

    /// <summary>It does not run.</summary>
    NotRunning,
}
