namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Where an order goes.</summary>
internal enum OrderRoute
{
    /// <summary>KRX.</summary>
    Krx,

    /// <summary>Program trading, real server only; not simulated.</summary>
    Program,

    /// <summary>Smart order routing; not simulated.</summary>
    Sor,

    /// <summary>NXT; not simulated.</summary>
    Nxt,
}
