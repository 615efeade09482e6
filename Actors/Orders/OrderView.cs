using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Orders;

/// <summary>An order as readers see it. CumQty + LeavesQty + CanceledQty = Quantity, always.</summary>
/// <param name="ClientOrderId">The sender's id; for an order from elsewhere (HTS, MTS) one made from the day and the broker's number.</param>
/// <param name="Account">The account.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="OrderType">What price it trades at.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="Mode">The server it is meant for.</param>
/// <param name="Quantity">Total shares as last replaced.</param>
/// <param name="Price">Won as last replaced; null where the type has none.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CumQty">Shares filled.</param>
/// <param name="LeavesQty">Shares open.</param>
/// <param name="CanceledQty">Shares cancelled, expired or rejected.</param>
/// <param name="CumAmount">Won: sum of price times quantity over the fills. AvgPx is this over CumQty.</param>
/// <param name="BrokerOrderNo">Kiwoom's number, once known.</param>
/// <param name="External">True for an order that did not come through this system.</param>
/// <param name="User">Who sent it.</param>
/// <param name="Strategy">Which strategy sent it.</param>
/// <param name="FailedChecks">Why it was refused, if it was.</param>
/// <param name="Text">Kiwoom's or the bridge's last words on it, for people.</param>
/// <param name="PlacedAt">When it was decided (UTC).</param>
/// <param name="UpdatedAt">When it last changed (UTC).</param>
/// <param name="Candidates">Kiwoom's numbers that may be this order, while it is in doubt and they cannot be told apart; a person decides.</param>
public sealed record OrderView(
    ClientOrderId ClientOrderId,
    AccountNo Account,
    Symbol Symbol,
    Side Side,
    OrderType OrderType,
    TimeInForce TimeInForce,
    TradingMode Mode,
    long Quantity,
    long? Price,
    OrderStatus Status,
    long CumQty,
    long LeavesQty,
    long CanceledQty,
    long CumAmount,
    BrokerOrderNo? BrokerOrderNo,
    bool External,
    UserId? User,
    StrategyId? Strategy,
    IReadOnlyList<FailedCheck> FailedChecks,
    string? Text,
    DateTimeOffset PlacedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<BrokerOrderNo>? Candidates = null);
