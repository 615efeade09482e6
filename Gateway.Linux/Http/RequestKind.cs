namespace Kiwoom.Gateway.Http;

/// <summary>What a request's budget is taken from: each kind of each user has its own, so that a flood of orders leaves room for what
/// ends it.</summary>
public enum RequestKind
{
    /// <summary>Orders, questions and everything else.</summary>
    Ordinary,

    /// <summary>Cancels.</summary>
    Cancel,

    /// <summary>The emergency stop.</summary>
    EmergencyStop,
}
