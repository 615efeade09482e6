namespace Kiwoom.Bridge.Pacing;

/// <summary>Which query goes first, and which may use the reserve.</summary>
public enum QueryPriority
{
    /// <summary>Accounts: open orders, executions, holdings, cash.</summary>
    Reconciliation,

    /// <summary>Everything else.</summary>
    Usual,
}
