namespace Kiwoom.Simulation.Network;

/// <summary>A simulated connection between a bridge and a gateway.</summary>
internal sealed class Wire
{
    private readonly SimulatedNetwork _network;

    internal Wire(SimulatedNetwork network, Action<Action> postBridge, Action<Action> postGateway)
    {
        _network = network;
        Bridge = new WireEnd(this, postBridge);
        Gateway = new WireEnd(this, postGateway);
    }

    internal WireEnd Bridge { get; }

    internal WireEnd Gateway { get; }

    /// <summary>Carries a frame to the other end.</summary>
    internal void Carry(WireEnd from, byte[] frame) => _network.Carry(Other(from), frame);

    /// <summary>One end let go; the other hears of it after a hop.</summary>
    internal void Broken(WireEnd end) => _network.Break(this, Other(end));

    /// <summary>Both ends hear that it is gone.</summary>
    internal void Cut()
    {
        Bridge.Break("the network cut the connection");
        Gateway.Break("the network cut the connection");
    }

    private WireEnd Other(WireEnd end) => ReferenceEquals(end, Bridge) ? Gateway : Bridge;
}
