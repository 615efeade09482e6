using Kiwoom.Actors.Link;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Simulation.Network;

/// <summary>The network between the nodes: connections that take time, break, fall silent, and lose, double or swap frames.</summary>
internal sealed class SimulatedNetwork(VirtualTimeProvider time, SeededRandom chance)
{
    private static readonly TimeSpan _overtaken = TimeSpan.FromMilliseconds(20);
    private readonly List<Wire> _wires = [];

    /// <summary>What it does at present.</summary>
    internal NetworkFaults Faults { get; } = new();

    /// <summary>How many frames it lost, doubled or swapped.</summary>
    internal long Disturbed { get; private set; }

    /// <summary>Where the gateway listens; null where none does. Takes a connection in a step of the gateway.</summary>
    internal (Action<Action> Post, Action<IFrameChannel> Accept)? Listener { get; set; }

    /// <summary>Opens a connection from a bridge to whoever listens.</summary>
    internal async Task<IFrameChannel> Dial(Action<Action> postBridge)
    {
        var answered = new TaskCompletionSource();
        time.CreateTimer(_ => postBridge(answered.SetResult), null, Hop(), Timeout.InfiniteTimeSpan);
        await answered.Task.ConfigureAwait(false);
        if (Faults.IsDown || Listener is not { } listener)
            throw new LinkFaultException(LinkFault.Closed, "nobody answers");
        var wire = new Wire(this, postBridge, listener.Post);
        _wires.Add(wire);
        listener.Post(() => listener.Accept(wire.Gateway));
        return wire.Bridge;
    }

    /// <summary>Cuts every connection.</summary>
    internal void CutAll()
    {
        foreach (var wire in _wires)
            wire.Cut();
        _wires.Clear();
    }

    /// <summary>Connections stand but carry nothing, in one direction or both.</summary>
    internal void Silence(bool towardsBridge, bool towardsGateway)
    {
        foreach (var wire in _wires)
            (wire.Bridge.IsDeaf, wire.Gateway.IsDeaf) = (wire.Bridge.IsDeaf || towardsBridge, wire.Gateway.IsDeaf || towardsGateway);
    }

    internal void Carry(WireEnd to, byte[] frame)
    {
        // A stream loses nothing by itself; what is numbered must survive it all the same.
        var isNumbered = (FrameKind)frame[1] is FrameKind.Command or FrameKind.Report or FrameKind.Ack or FrameKind.Resend;
        if (to.IsDeaf || (isNumbered && Hit(Faults.DroppedPerMille)))
        {
            Disturbed++;
            return;
        }

        var arrival = time.GetUtcNow() + Hop();
        if (isNumbered && Hit(Faults.OvertakenPerMille))
        {
            Disturbed++;
            arrival += _overtaken;
        }
        else
        {
            arrival = to.LastArrival = arrival > to.LastArrival ? arrival : to.LastArrival;
        }

        At(arrival, () => to.Arrive(frame));
        if (!isNumbered || !Hit(Faults.DoubledPerMille))
            return;
        Disturbed++;
        At(arrival + Hop(), () => to.Arrive(frame));
    }

    internal void Break(Wire wire, WireEnd other)
    {
        _wires.Remove(wire);
        if (!other.IsDeaf)
            At(time.GetUtcNow() + Hop(), () => other.Break("the other end closed the connection"));
    }

    private void At(DateTimeOffset instant, Action work) => time.CreateTimer(_ => work(), null, instant - time.GetUtcNow(), Timeout.InfiniteTimeSpan);

    private bool Hit(int perMille) => perMille > 0 && chance.Next(1000) < perMille;

    private TimeSpan Hop() => new(1 + (long)(chance.NextUInt64() % (ulong)Faults.LongestHop.Ticks));
}
