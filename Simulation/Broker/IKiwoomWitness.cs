using Kiwoom.Simulation.Faults;

namespace Kiwoom.Simulation.Broker;

/// <summary>Sees the calls that matter at the control's surface, and may let the bridge die right there.</summary>
internal interface IKiwoomWitness
{
    /// <summary>Whether the process that calls still lives.</summary>
    bool IsAlive { get; }

    /// <summary>SendOrder was called.</summary>
    void Sending(OrderCallSeen call);

    /// <summary>The order left the control.</summary>
    void Sent(OrderCallSeen call);

    /// <summary>A dialog is open: everybody else goes on until it is closed.</summary>
    void Popup();

    /// <summary>A fault was made.</summary>
    void Made(FaultKind kind, string text);
}
