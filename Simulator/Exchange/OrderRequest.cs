namespace Kiwoom.Simulator.Exchange;

/// <summary>What was asked of the exchange.</summary>
public enum OrderRequest
{
    /// <summary>A new order.</summary>
    New,

    /// <summary>A cancel (취소).</summary>
    Cancel,

    /// <summary>A replace (정정).</summary>
    Replace,
}
