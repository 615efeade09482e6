using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>Orders and fills as readers see them.</summary>
public static class OrderViews
{
    /// <summary>Shows an order.</summary>
    public static OrderView View(this OrderRecord order, AccountNo account) => new(
        order.Id,
        account,
        order.Spec.Symbol,
        order.Spec.Side,
        order.Spec.OrderType,
        order.Spec.TimeInForce,
        order.Spec.Mode,
        order.Quantity,
        order.Price,
        order.Status,
        order.CumQty,
        order.LeavesQty,
        order.CanceledQty,
        order.CumAmount,
        order.Current?.Number,
        order.External,
        order.User,
        order.Strategy,
        order.FailedChecks,
        order.Text,
        order.PlacedAt,
        order.UpdatedAt,
        order.Candidates);

    /// <summary>Shows an order as it will stand after further events, without changing it.</summary>
    public static OrderView ViewAfter(this OrderRecord order, AccountNo account, DateTimeOffset at, params IEnumerable<AccountEvent> events)
    {
        var copy = order.Copy();
        foreach (var @event in events)
            OrderFold.Apply(copy, @event, at);
        return copy.View(account);
    }

    /// <summary>Shows an order that an event is about to bring into being.</summary>
    public static OrderView ViewOf(AccountEvent beginning, AccountNo account, DateTimeOffset at) =>
        OrderFold.Begin(beginning, 0, at)?.View(account) ?? throw new ArgumentException("the event begins no order", nameof(beginning));

    /// <summary>Shows a fill.</summary>
    public static ExecutionView View(this OrderExecuted e, AccountNo account) => new(
        account,
        e.ExecutionId,
        e.ClientOrderId,
        e.Day,
        e.BrokerOrderNo,
        e.Symbol,
        e.Side,
        e.Quantity,
        e.Price,
        e.Amount,
        e.Commission,
        e.Tax,
        e.ExecutedAt,
        e.Source,
        e.Strategy);
}
