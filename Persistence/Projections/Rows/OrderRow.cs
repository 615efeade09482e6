using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>orders</c>: an order as <see cref="OrderView"/> shows it.</summary>
/// <param name="Account">The account.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="OrderType">What price it trades at.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="Mode">The server it is meant for.</param>
/// <param name="Quantity">Shares as last replaced.</param>
/// <param name="Price">Won as last replaced; null where the type has none.</param>
/// <param name="StopPrice">Won; null where the type has none.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CumQty">Shares filled.</param>
/// <param name="LeavesQty">Shares open.</param>
/// <param name="CanceledQty">Shares cancelled, expired or rejected.</param>
/// <param name="CumAmount">Won filled.</param>
/// <param name="BrokerOrderNo">Kiwoom's number, once known.</param>
/// <param name="External">Whether it came from elsewhere.</param>
/// <param name="UserId">Who sent it.</param>
/// <param name="Strategy">Which strategy sent it.</param>
/// <param name="FailedChecks">Why it was refused, if it was.</param>
/// <param name="Text">The last words on it, for people.</param>
/// <param name="PlacedAt">When it was decided (UTC).</param>
public sealed record OrderRow(
    AccountNo Account,
    ClientOrderId ClientOrderId,
    Symbol Symbol,
    Side Side,
    OrderType OrderType,
    TimeInForce TimeInForce,
    TradingMode Mode,
    long Quantity,
    long? Price,
    long? StopPrice,
    OrderStatus Status,
    long CumQty,
    long LeavesQty,
    long CanceledQty,
    long CumAmount,
    BrokerOrderNo? BrokerOrderNo,
    bool External,
    UserId? UserId,
    StrategyId? Strategy,
    IReadOnlyList<FailedCheck> FailedChecks,
    string? Text,
    DateTimeOffset PlacedAt) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Account.Value, ClientOrderId.Value);

    /// <summary>An order as it stands.</summary>
    /// <param name="account">The account.</param>
    /// <param name="order">The order.</param>
    /// <param name="version">The last event in it.</param>
    public static OrderRow Of(AccountNo account, OrderRecord order, long version) => new(
        account, order.Id, order.Spec.Symbol, order.Spec.Side, order.Spec.OrderType, order.Spec.TimeInForce, order.Spec.Mode, order.Quantity, order.Price, order.Spec.StopPrice,
        order.Status, order.CumQty, order.LeavesQty, order.CanceledQty, order.CumAmount, order.Current?.Number, order.External, order.User, order.Strategy, order.FailedChecks, order.Text,
        order.PlacedAt)
    {
        Version = version,
        UpdatedAt = order.UpdatedAt,
    };

    /// <summary>An order from elsewhere that turned out to be one of this system's. Its shares and fills are that order's now; rows are never
    /// deleted, so this one says where they went.</summary>
    /// <param name="account">The account.</param>
    /// <param name="external">As it stood before.</param>
    /// <param name="order">What it turned out to be.</param>
    /// <param name="version">The event that found it out.</param>
    /// <param name="at">That event's instant.</param>
    public static OrderRow Adopted(AccountNo account, OrderRecord external, ClientOrderId order, long version, DateTimeOffset at) => Of(account, external, version) with
    {
        Status = OrderStatus.Canceled,
        CumQty = 0,
        LeavesQty = 0,
        CanceledQty = external.Quantity,
        CumAmount = 0,
        Text = $"This is order {order}: its number, fills and end stand there.",
        UpdatedAt = at,
    };
}
