namespace AxInterop.KHOpenAPILib;

/// <summary>DISPIDs of _DKHOpenAPIEvents. Source: fact sheet §1.5.</summary>
public enum KHOpenAPIEvent
{
    /// <summary>An answer to a query or an order.</summary>
    OnReceiveTrData = 1,

    /// <summary>Real-time data.</summary>
    OnReceiveRealData = 2,

    /// <summary>A message for people.</summary>
    OnReceiveMsg = 3,

    /// <summary>Order acceptance, execution, confirmation or balance.</summary>
    OnReceiveChejanData = 4,

    /// <summary>Login ended or session dropped.</summary>
    OnEventConnect = 5,

    /// <summary>Unused.</summary>
    OnReceiveInvestRealData = 6,

    /// <summary>An issue entered or left a condition.</summary>
    OnReceiveRealCondition = 7,

    /// <summary>Issues that meet a condition.</summary>
    OnReceiveTrCondition = 8,

    /// <summary>Conditions are loaded, or not.</summary>
    OnReceiveConditionVer = 9,
}
