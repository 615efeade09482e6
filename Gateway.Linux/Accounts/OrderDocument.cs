using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An order as clients see it. cum_qty + leaves_qty + canceled_qty = quantity, always.</summary>
public sealed record OrderDocument
{
    /// <summary>The sender's id; for an order from elsewhere (HTS, MTS) one made from the day and the broker's number.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>The account.</summary>
    public required AccountNo AccountNo { get; init; }

    /// <summary>The issue.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary>Total shares as last replaced.</summary>
    public required long Quantity { get; init; }

    /// <summary>What price it trades at.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>Won as last replaced; null where the type has none.</summary>
    public required long? Price { get; init; }

    /// <summary>How long it stands.</summary>
    public required TimeInForce TimeInForce { get; init; }

    /// <summary>The server it is meant for.</summary>
    public required TradingMode Mode { get; init; }

    /// <summary>Where it stands.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>Shares filled.</summary>
    public required long CumQty { get; init; }

    /// <summary>Shares open.</summary>
    public required long LeavesQty { get; init; }

    /// <summary>Shares cancelled, expired or rejected.</summary>
    public required long CanceledQty { get; init; }

    /// <summary>Average price of the fills in won, to four decimals; null before the first.</summary>
    public required decimal? AvgPx { get; init; }

    /// <summary>Kiwoom's number, once known.</summary>
    public required BrokerOrderNo? BrokerOrderNo { get; init; }

    /// <summary>True for an order that did not come through this system.</summary>
    public required bool External { get; init; }

    /// <summary>Who sent it.</summary>
    public required UserId? UserId { get; init; }

    /// <summary>Which strategy sent it.</summary>
    public required StrategyId? StrategyId { get; init; }

    /// <summary>Why it was refused, if it was.</summary>
    public required IReadOnlyList<FailedCheck> FailedChecks { get; init; }

    /// <summary>Kiwoom's or the bridge's last words on it, for people.</summary>
    public required string? Text { get; init; }

    /// <summary>When it was decided (UTC).</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Shows an order.</summary>
    public static OrderDocument Of(OrderView order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new OrderDocument
        {
            ClientOrderId = order.ClientOrderId,
            AccountNo = order.Account,
            Symbol = order.Symbol,
            Side = order.Side,
            Quantity = order.Quantity,
            OrderType = order.OrderType,
            Price = order.Price,
            TimeInForce = order.TimeInForce,
            Mode = order.Mode,
            Status = order.Status,
            CumQty = order.CumQty,
            LeavesQty = order.LeavesQty,
            CanceledQty = order.CanceledQty,
            AvgPx = order.CumQty > 0 ? decimal.Round((decimal)order.CumAmount / order.CumQty, 4) : null,
            BrokerOrderNo = order.BrokerOrderNo,
            External = order.External,
            UserId = order.User,
            StrategyId = order.Strategy,
            FailedChecks = order.FailedChecks,
            Text = order.Text,
            PlacedAt = order.PlacedAt,
            UpdatedAt = order.UpdatedAt,
        };
    }
}
