using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <content>Users' orders.</content>
internal sealed partial class IssueMarket
{
    /// <summary>Takes an order that the checks let through; null where a best price was asked for and there is none.</summary>
    internal BookOrder? Enter(NewOrder order, DateTimeOffset at)
    {
        _now = at;
        var price = order.Type switch
        {
            OrderType.Market => BookOrder.MarketKey(order.Side),
            OrderType.BestOpposite => Book.OppositeOf(order.Side).BestPrice,
            OrderType.BestOwn => Book.SideOf(order.Side).BestPrice,
            _ => order.Price,
        };
        if (price == 0 && order.Type != OrderType.Market)
            return null;
        var entered = new BookOrder(order.OrderId, this, order.Side, order.Type, order.TimeInForce, price, order.Quantity);
        var shown = entered.IsPriceless ? 0 : price;
        _emit(new OrderAccepted(order.OrderId, order.Symbol, at, order.Side, order.Type, order.TimeInForce, shown, order.Quantity));
        Arrive(entered, at);
        AfterUserChange(at);
        return entered;
    }

    /// <summary>Cancels shares of an open order.</summary>
    internal void Cancel(BookOrder order, long quantity, DateTimeOffset at)
    {
        _now = at;
        Withdraw(order, quantity);
        _emit(new OrderCanceled(order.Id, Today.Symbol, at, quantity, order.Leaves));
        AfterUserChange(at);
    }

    /// <summary>Moves shares of an open order to a new one at another price.</summary>
    internal BookOrder Replace(BookOrder order, long newOrderId, long quantity, long price, DateTimeOffset at)
    {
        _now = at;
        Withdraw(order, quantity);
        // Market and best orders have found their price by now; the new one is a plain limit.
        var type = order.Type == OrderType.ConditionalLimit && Phase != Actors.Market.MarketPhase.ClosingAuction ? order.Type : OrderType.Limit;
        var moved = new BookOrder(newOrderId, this, order.Side, type, TimeInForce.Day, price, quantity);
        _emit(new OrderReplaced(order.Id, newOrderId, Today.Symbol, at, order.Side, price, quantity, order.Leaves));
        Arrive(moved, at);
        AfterUserChange(at);
        return moved;
    }

    private void Arrive(BookOrder order, DateTimeOffset at)
    {
        if (State == IssueState.Auction)
        {
            Rest(order);
            return;
        }

        if (order.TimeInForce == TimeInForce.FillOrKill && !CanFillWhole(order))
        {
            Expire(order, ExpiryReason.FillOrKill);
            return;
        }

        var filledBefore = Tape.Last;
        var opposite = Book.OppositeOf(order.Side).BestPrice;
        var uninterrupted = Take(order, at);
        if (order.Leaves == 0)
            return;
        if (order.TimeInForce != TimeInForce.Day)
        {
            Expire(order, ExpiryReason.ImmediateOrCancel);
            return;
        }

        // What a market order could not fill waits at the last price, or where the book ended; a simplification of the exchange's rule.
        if (uninterrupted && order.IsPriceless)
            order.Price = Legal(IsPaper ? (opposite > 0 ? opposite : filledBefore) : Tape.Last);
        Rest(order);
    }

    private bool CanFillWhole(BookOrder order)
    {
        if (Book.AvailableTo(order, untaken: IsPaper) < order.Leaves)
            return false;
        if (IsPaper)
            return true;
        var (opposite, left) = (Book.OppositeOf(order.Side), order.Leaves);
        for (var i = opposite.Count - 1; i >= 0 && left > 0; i--)
        {
            if (TriggerOf(opposite[i].Price, Tape.DynamicReference, Tape.StaticReference) != Actors.Market.VolatilityTrigger.None)
                return false;
            left -= opposite[i].Quantity;
        }

        return true;
    }

    private void Withdraw(BookOrder order, long quantity)
    {
        if (!IsPaper)
        {
            Book.SideOf(order.Side).Reduce(order, quantity);
            return;
        }

        order.Leaves -= quantity;
        if (order.Leaves == 0)
            _shadow.Remove(order);
    }

    // Users of a paper market leave no trace in what is displayed.
    private void AfterUserChange(DateTimeOffset at)
    {
        if (IsPaper)
            return;
        PublishBook();
        if (State == IssueState.Auction)
            PublishExpected(at);
    }
}
