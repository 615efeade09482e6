namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What an order number was given for.</summary>
public enum BrokerOrderAction
{
    /// <summary>A new order.</summary>
    New,

    /// <summary>정정: takes over some of another order's quantity at another price.</summary>
    Modify,

    /// <summary>취소: ends some of another order's quantity.</summary>
    Cancel,
}
