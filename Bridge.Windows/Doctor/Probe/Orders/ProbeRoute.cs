namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>Where an order is sent, with nOrderType. Source: fact sheet §3.2.</summary>
public enum ProbeRoute
{
    /// <summary>KRX.</summary>
    Krx,

    /// <summary>Best execution among the exchanges.</summary>
    Sor,

    /// <summary>NXT.</summary>
    Nxt,
}
