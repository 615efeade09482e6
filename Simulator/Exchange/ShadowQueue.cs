using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>
/// Paper participation: users' resting orders of one issue. They watch the market and are filled where it would have filled them, but
/// leave no trace in it.
/// </summary>
/// <param name="fill">Fills an order at a price with a quantity.</param>
internal sealed class ShadowQueue(Action<BookOrder, long, long> fill)
{
    private readonly List<BookOrder> _buys = [];
    private readonly List<BookOrder> _sells = [];

    /// <summary>Both sides, each in price-time priority.</summary>
    internal IEnumerable<BookOrder> All => _buys.Concat(_sells);

    internal void Add(BookOrder order)
    {
        var queue = QueueOf(order.Side);
        var index = queue.Count;
        while (index > 0 && IsBetter(order, queue[index - 1]))
            index--;
        queue.Insert(index, order);
    }

    internal void Remove(BookOrder order) => QueueOf(order.Side).Remove(order);

    internal void Clear()
    {
        _buys.Clear();
        _sells.Clear();
    }

    /// <summary>The market traded. What it traded through is filled whole; at the same price, what exceeds the shares ahead.</summary>
    internal void AfterTrade(long price, long quantity, Side aggressor)
    {
        Through(_buys, price);
        Through(_sells, price);
        var resting = aggressor == Side.Buy ? _sells : _buys;
        var spent = 0L;
        for (var i = 0; i < resting.Count;)
        {
            var order = resting[i];
            if (order.Price != price)
                break;
            var beyond = Math.Max(0, quantity - order.Ahead);
            order.Ahead = Math.Max(0, order.Ahead - quantity);
            var filled = Math.Min(order.Leaves, Math.Max(0, beyond - spent));
            spent += filled;
            i = FillAt(resting, i, price, filled);
        }
    }

    /// <summary>The displayed book changed: cancels shorten the queue ahead, and a quote that comes to meet an order trades with it.</summary>
    internal void AfterQuotes(OrderBook book)
    {
        Meet(_buys, book.Bids, book.Asks);
        Meet(_sells, book.Asks, book.Bids);
    }

    /// <summary>A call auction ended. Better prices are filled first, at most as much as the auction traded; then the auction's own price, behind what was there.</summary>
    internal void AfterAuction(long price, long volume, long bidsFilledAtPrice, long asksFilledAtPrice)
    {
        Settle(_buys, price, volume, bidsFilledAtPrice);
        Settle(_sells, price, volume, asksFilledAtPrice);
    }

    private static bool IsBetter(BookOrder left, BookOrder right) =>
        left.Side == Side.Buy ? left.Price > right.Price : left.Price < right.Price;

    private List<BookOrder> QueueOf(Side side) => side == Side.Buy ? _buys : _sells;

    private void Through(List<BookOrder> queue, long price)
    {
        while (queue.Count > 0 && queue[0].Reaches(price) && queue[0].Price != price)
            FillAt(queue, 0, queue[0].Price, queue[0].Leaves);
    }

    private void Meet(List<BookOrder> queue, BookSide own, BookSide opposite)
    {
        for (var i = 0; i < queue.Count;)
        {
            var order = queue[i];
            order.Ahead = Math.Min(order.Ahead, own.QuantityAt(order.Price));
            var taken = 0L;
            for (var level = opposite.Count - 1; level >= 0 && order.Reaches(opposite[level].Price) && taken < order.Leaves; level--)
            {
                for (var quote = opposite[level].First; quote is not null && taken < order.Leaves; quote = quote.Next)
                {
                    var quantity = Math.Min(order.Leaves - taken, quote.Leaves - quote.Taken);
                    quote.Taken += quantity;
                    taken += quantity;
                }
            }

            i = FillAt(queue, i, order.Price, taken);
        }
    }

    private void Settle(List<BookOrder> queue, long price, long volume, long filledAtPrice)
    {
        for (var i = 0; i < queue.Count;)
        {
            var order = queue[i];
            if (!order.Reaches(price))
                break;
            var filled = order.Price != price ? volume : Math.Min(volume, Math.Max(0, filledAtPrice - order.Ahead));
            filled = Math.Min(order.Leaves, filled);
            volume -= filled;
            if (order.Price == price)
                filledAtPrice -= filled;
            i = FillAt(queue, i, price, filled);
        }
    }

    // Returns the index of the next order.
    private int FillAt(List<BookOrder> queue, int index, long price, long quantity)
    {
        var order = queue[index];
        if (quantity > 0)
            fill(order, price, quantity);
        if (order.Leaves > 0)
            return index + 1;
        queue.RemoveAt(index);
        return index;
    }
}
