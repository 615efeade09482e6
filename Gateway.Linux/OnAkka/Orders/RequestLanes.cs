using Akka.Actor;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>Requests whose tokens are not verified yet. Those of one sender go on in the order in which they came; senders take turns, so that one who
/// floods the door holds up himself.</summary>
/// <param name="options">How many there may be.</param>
internal sealed class RequestLanes(OrderDoorOptions options)
{
    private readonly Dictionary<IActorRef, Queue<Arrival>> _lanes = [];
    private readonly Queue<IActorRef> _turns = new();
    private int _waiting;
    private int _verifying;

    /// <summary>Takes a request; false where there are too many.</summary>
    internal bool TryAdd(Arrival arrival)
    {
        var share = arrival.Request is DoorRequest.CancelOrder ? 2 : 1;
        _lanes.TryGetValue(arrival.Sender, out var lane);
        if (_waiting >= options.MostWaiting * share || lane?.Count >= options.MostOfOne * share)
            return false;

        if (lane is null)
        {
            _lanes.Add(arrival.Sender, lane = new Queue<Arrival>());
            _turns.Enqueue(arrival.Sender);
        }

        lane.Enqueue(arrival);
        _waiting++;
        return true;
    }

    /// <summary>The request to verify next, where one may be; null where none waits or enough are under way.</summary>
    internal Arrival? Next()
    {
        if (_verifying >= options.MostVerifying || !_turns.TryDequeue(out var sender))
            return null;

        _verifying++;
        return _lanes[sender].Peek();
    }

    /// <summary>A request was verified; its sender's next may be.</summary>
    internal void Verified(Arrival arrival)
    {
        _verifying--;
        _waiting--;
        var lane = _lanes[arrival.Sender];
        lane.Dequeue();
        if (lane.Count > 0)
            _turns.Enqueue(arrival.Sender);
        else
            _lanes.Remove(arrival.Sender);
    }
}
