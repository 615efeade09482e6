using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>Both sides of one issue's book.</summary>
internal sealed class OrderBook
{
    internal BookSide Bids { get; } = new(Side.Buy);

    internal BookSide Asks { get; } = new(Side.Sell);

    internal BookSide SideOf(Side side) => side == Side.Buy ? Bids : Asks;

    internal BookSide OppositeOf(Side side) => side == Side.Buy ? Asks : Bids;

    /// <summary>Shares that an arriving order could trade with at once, counted no further than needed.</summary>
    internal long AvailableTo(BookOrder incoming, bool untaken)
    {
        var opposite = OppositeOf(incoming.Side);
        var available = 0L;
        for (var i = opposite.Count - 1; i >= 0 && available < incoming.Leaves && incoming.Reaches(opposite[i].Price); i--)
        {
            for (var order = opposite[i].First; order is not null; order = order.Next)
                available += untaken ? order.Leaves - order.Taken : order.Leaves;
        }

        return available;
    }

    /// <summary>Takes every order off for which the answer is yes.</summary>
    internal void RemoveWhere(Predicate<BookOrder> gone)
    {
        RemoveWhere(Bids, gone);
        RemoveWhere(Asks, gone);
    }

    private static void RemoveWhere(BookSide side, Predicate<BookOrder> gone)
    {
        for (var i = side.Count - 1; i >= 0; i--)
        {
            var level = side[i];
            for (var order = level.First; order is not null;)
            {
                var next = order.Next;
                if (gone(order))
                    side.Remove(order);
                order = next;
            }
        }
    }
}
