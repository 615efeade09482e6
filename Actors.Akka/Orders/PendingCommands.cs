using Kiwoom.Actors.Identity;

namespace Kiwoom.OnAkka.Orders;

/// <summary>A client's commands that have no answer yet: of each order one is under way, and the others wait behind it.</summary>
/// <param name="most">How many there may be.</param>
internal sealed class PendingCommands(int most)
{
    private readonly Dictionary<ClientOrderId, Queue<PendingCommand>> _lanes = [];
    private readonly Dictionary<RequestId, PendingCommand> _all = [];

    /// <summary>Takes a command; false where there are too many.</summary>
    internal bool TryAdd(OrderCommand command, DateTimeOffset until)
    {
        if (_all.Count >= most)
            return false;

        var pending = new PendingCommand(command, RequestId.New(), until);
        _all.Add(pending.Id, pending);
        var lane = LaneOf(command);
        if (!_lanes.TryGetValue(lane, out var waiting))
            _lanes.Add(lane, waiting = new Queue<PendingCommand>());
        waiting.Enqueue(pending);
        return true;
    }

    /// <summary>The command that an answer is to; null for an answer that nobody waits for.</summary>
    internal PendingCommand? Find(RequestId request) => _all.GetValueOrDefault(request);

    /// <summary>The commands that are at the head of their order, and so are to be sent.</summary>
    internal IReadOnlyList<PendingCommand> Heads() => [.. _lanes.Values.Select(lane => lane.Peek())];

    /// <summary>All whose time is over.</summary>
    internal IReadOnlyList<PendingCommand> Overdue(DateTimeOffset now) => [.. _all.Values.Where(pending => now >= pending.Until).OrderBy(pending => pending.Until)];

    /// <summary>Ends a command.</summary>
    internal void Remove(PendingCommand pending)
    {
        _all.Remove(pending.Id);
        var lane = LaneOf(pending.Command);
        var left = new Queue<PendingCommand>(_lanes[lane].Where(other => other != pending));
        if (left.Count > 0)
            _lanes[lane] = left;
        else
            _lanes.Remove(lane);
    }

    // Questions about the account are an order of their own: the default id is no order's.
    private static ClientOrderId LaneOf(OrderCommand command) => command switch
    {
        OrderCommand.Place place => place.Order.ClientOrderId,
        OrderCommand.Cancel cancel => cancel.ClientOrderId,
        OrderCommand.Replace replace => replace.ClientOrderId,
        OrderCommand.ReadOrder read => read.ClientOrderId,
        _ => default,
    };
}
