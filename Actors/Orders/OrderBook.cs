using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Actors.Orders;

/// <summary>The life cycle of an account's orders, as a fold.</summary>
/// <remarks>Kiwoom's numbers begin again every day, so a number counts together with its day. Final orders are kept for
/// <see cref="KeepOrders"/>: within it a repeated order has the first answer again. After it only that the id is spent is remembered, for
/// ever (<see cref="SpentId"/>), so that it never reaches the exchange twice. Fills are kept for <see cref="KeepExecutions"/>. The journal
/// keeps everything.</remarks>
public static class OrderBook
{
    /// <summary>Days for which a final order is kept in memory.</summary>
    public const int KeepOrders = 30;

    /// <summary>Days for which fills are kept in memory.</summary>
    public const int KeepExecutions = 7;

    /// <summary>Folds one event in. Gives the order that it is about; null for events of no order.</summary>
    public static OrderRecord? Apply(OrderBookState state, AccountEvent @event, DateTimeOffset at)
    {
        if (@event is IOrderEvent of)
            return ApplyTo(state, of, @event, at);
        if (@event is TradingDayOpened opened)
            Forget(state, opened.Day);
        return null;
    }

    private static OrderRecord ApplyTo(OrderBookState state, IOrderEvent of, AccountEvent @event, DateTimeOffset at)
    {
        if (@event is OrderPlaced or OrderRejected or ExternalOrderSeen)
        {
            var begun = OrderFold.Begin(@event, ++state.OrderCount, at)!;
            state.Add(begun);
            return begun;
        }

        var order = state.Find(of.ClientOrderId) ?? throw new InvariantViolatedException($"{@event.GetType().Name} of order {of.ClientOrderId}, which nobody placed");
        if (@event is ExternalOrderAdopted adopted)
        {
            Adopt(state, order, adopted, at);
        }
        else
        {
            OrderFold.Apply(order, @event, at);
            if (@event is OrderExecuted executed)
            {
                state.ExecutionList.Add(executed);
                state.ExecutionCount++;
            }

            state.Index(order);
        }

        return order;
    }

    private static void Adopt(OrderBookState state, OrderRecord order, ExternalOrderAdopted adopted, DateTimeOffset at)
    {
        var external = state.Find(adopted.External) ?? throw new InvariantViolatedException($"external order {adopted.External} is adopted and does not exist");
        state.Remove(external);
        OrderFold.Adopt(order, external, at);
        for (var i = 0; i < state.ExecutionList.Count; i++)
        {
            if (state.ExecutionList[i].ClientOrderId == external.Id)
                state.ExecutionList[i] = state.ExecutionList[i] with { ClientOrderId = order.Id, Strategy = order.Strategy };
        }

        state.IndexAll(order);
    }

    private static void Forget(OrderBookState state, TradingDay today)
    {
        var firstExecution = today.Date.AddDays(-KeepExecutions);
        var firstOrder = today.Date.AddDays(-KeepOrders);
        state.ExecutionList.RemoveAll(e => e.Day.Date < firstExecution);
        List<OrderRecord>? old = null;
        foreach (var order in state.All)
        {
            order.ExecutionList.RemoveAll(e => e.Day.Date < firstExecution);
            if (order.IsFinal && order.Day.Date < firstOrder)
                (old ??= []).Add(order);
        }

        foreach (var order in old ?? [])
        {
            state.SpentIds.Add(SpentId.Of(order.Id));
            state.Remove(order);
        }
    }
}
