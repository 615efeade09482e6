namespace Kiwoom.Chaos.Faults;

/// <summary>From where the time to a kill is counted.</summary>
internal enum KillMoment
{
    /// <summary>A client sent an order, a cancel or a replace.</summary>
    Sent,

    /// <summary>The exchange's ledger grew: something happened that the nodes do not have on disk yet.</summary>
    Happened,
}
