using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The single price of a call auction: the most volume; then the least left over; then nearest to the reference; then the higher.</summary>
internal static class CallAuction
{
    /// <summary>Price and volume; both 0 where nothing would trade.</summary>
    /// <param name="book">The orders collected.</param>
    /// <param name="reference">A legal price: where market orders alone meet, and the second tie-break.</param>
    internal static (long Price, long Quantity) PriceOf(OrderBook book, long reference)
    {
        var best = (Price: 0L, Quantity: 0L, Surplus: 0L);
        Consider(reference);
        for (var i = book.Bids.Count - 1; i >= 0; i--)
            Consider(book.Bids[i].Price);
        for (var i = book.Asks.Count - 1; i >= 0; i--)
            Consider(book.Asks[i].Price);
        return (best.Price, best.Quantity);

        void Consider(long price)
        {
            if (price is BookOrder.MarketBuyKey or BookOrder.MarketSellKey)
                return;
            var (demand, supply) = (Willing(book.Bids, Side.Buy, price), Willing(book.Asks, Side.Sell, price));
            var quantity = Math.Min(demand, supply);
            if (quantity == 0)
                return;
            var surplus = Math.Abs(demand - supply);
            var better = quantity != best.Quantity ? quantity > best.Quantity
                : surplus != best.Surplus ? surplus < best.Surplus
                : Math.Abs(price - reference) != Math.Abs(best.Price - reference) ? Math.Abs(price - reference) < Math.Abs(best.Price - reference)
                : price > best.Price;
            if (better)
                best = (price, quantity, surplus);
        }
    }

    /// <summary>Shares on a side that would trade at a price.</summary>
    internal static long Willing(BookSide levels, Side side, long price)
    {
        var total = 0L;
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            if (side == Side.Buy ? levels[i].Price < price : levels[i].Price > price)
                break;
            total += levels[i].Quantity;
        }

        return total;
    }
}
