using Kiwoom.Actors.Broker;

namespace Kiwoom.Bridge.Orders;

/// <summary>Folds reports about order numbers.</summary>
internal static class OrderFold
{
    internal static OrderDeskState Apply(OrderDeskState state, OrderStateReported r)
    {
        if (r.Day != state.Day)
            return state;
        var key = new OrderKey(r.Account, r.BrokerOrderNo);
        var order = state.Orders.GetValueOrDefault(key)
            ?? new OrderEntry(key, r.Kind, r.Original, r.ClientOrderId, null, r.Symbol, r.Side, r.Quantity, r.OpenQuantity);
        order = r.State switch
        {
            BrokerOrderState.Accepted => order with { IsAccepted = true, OpenQuantity = r.OpenQuantity },
            BrokerOrderState.CancelConfirmed => order with { IsConfirmed = true, IsEnded = true, OpenQuantity = 0 },
            BrokerOrderState.ReplaceConfirmed => order with { IsConfirmed = true, OpenQuantity = r.OpenQuantity },
            _ => order with { IsEnded = true, OpenQuantity = 0 },
        };
        var next = state with { Orders = state.Orders.SetItem(key, order) };
        return r.State is BrokerOrderState.CancelConfirmed or BrokerOrderState.ReplaceConfirmed ? TakeFromOriginal(next, r) : next;
    }

    internal static OrderDeskState Apply(OrderDeskState state, ExecutionReported r)
    {
        if (r.Day != state.Day)
            return state;
        var key = new OrderKey(r.Account, r.BrokerOrderNo);
        var order = state.Orders.GetValueOrDefault(key)
            ?? new OrderEntry(key, BrokerOrderKind.New, null, r.ClientOrderId, null, r.Symbol, r.Side, r.OrderQuantity, r.OpenQuantity);
        order = order with
        {
            OpenQuantity = r.OpenQuantity,
            CumulativeQuantity = Math.Max(order.CumulativeQuantity, r.CumulativeQuantity),
            FilledQuantity = order.FilledQuantity + r.Quantity,
            FilledAmount = order.FilledAmount + (r.Quantity * r.Price),
            Executions = order.Executions.Add(r.ExecutionId.Value),
        };
        return state with { Orders = state.Orders.SetItem(key, order) };
    }

    // A confirmed change takes its quantity from the original; a partial one leaves the rest there (fact sheet §4.3, no. 3).
    private static OrderDeskState TakeFromOriginal(OrderDeskState state, OrderStateReported r)
    {
        if (r.Original is not { } number || state.Find(r.Account, number) is not { } original)
            return state;
        var left = r.Quantity > 0 ? Math.Max(0, original.OpenQuantity - r.Quantity) : 0;
        return state with { Orders = state.Orders.SetItem(original.Key, original with { OpenQuantity = left, IsEnded = left == 0 }) };
    }
}
