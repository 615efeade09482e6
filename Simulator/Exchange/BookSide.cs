using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>One side of a book: levels sorted by price, the best one last so that taking it away moves nothing.</summary>
internal sealed class BookSide(Side side)
{
    private readonly List<PriceLevel> _levels = [];

    internal int Count => _levels.Count;

    internal PriceLevel? Best => _levels.Count > 0 ? _levels[^1] : null;

    /// <summary>The best price that is a price; 0 where the side has none.</summary>
    internal long BestPrice
    {
        get
        {
            for (var i = _levels.Count - 1; i >= 0; i--)
            {
                if (_levels[i].Price is not (BookOrder.MarketBuyKey or BookOrder.MarketSellKey))
                    return _levels[i].Price;
            }

            return 0;
        }
    }

    internal long TotalQuantity
    {
        get
        {
            var total = 0L;
            foreach (var level in _levels)
                total += level.Quantity;
            return total;
        }
    }

    /// <summary>Levels by rank, 0 being the worst.</summary>
    internal PriceLevel this[int index] => _levels[index];

    internal PriceLevel? At(long price) => Find(price, out var index) ? _levels[index] : null;

    internal long QuantityAt(long price) => At(price)?.Quantity ?? 0;

    internal void Add(BookOrder order)
    {
        if (!Find(order.Price, out var index))
            _levels.Insert(index, new PriceLevel(order.Price));
        _levels[index].Append(order);
    }

    internal void Remove(BookOrder order)
    {
        var level = order.Level ?? throw new InvalidOperationException("the order is in no book");
        level.Unlink(order);
        if (level.First is null && Find(level.Price, out var index))
            _levels.RemoveAt(index);
    }

    /// <summary>Takes shares off an order, and the order off the book once nothing is left of it.</summary>
    internal void Reduce(BookOrder order, long quantity)
    {
        order.Leaves -= quantity;
        order.Level!.Quantity -= quantity;
        order.Taken = Math.Min(order.Taken, order.Leaves);
        if (order.Leaves == 0)
            Remove(order);
    }

    internal IReadOnlyList<BookLevel> Displayed(int depth)
    {
        var end = _levels.Count;
        while (end > 0 && _levels[end - 1].Price is BookOrder.MarketBuyKey or BookOrder.MarketSellKey)
            end--;
        var shown = new BookLevel[Math.Min(depth, end)];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = new BookLevel(_levels[end - 1 - i].Price, _levels[end - 1 - i].Quantity);
        return shown;
    }

    private bool Find(long price, out int index)
    {
        int low = 0, high = _levels.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var there = _levels[middle].Price;
            if (there == price)
            {
                index = middle;
                return true;
            }

            if (side == Side.Buy == there < price)
                low = middle + 1;
            else
                high = middle - 1;
        }

        index = low;
        return false;
    }
}
