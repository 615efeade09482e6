using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Shares of an order were filled. Once for each fill.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="ExecutionId">The fill.</param>
/// <param name="Day">The trading day.</param>
/// <param name="BrokerOrderNo">The number under which it filled.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares of this fill.</param>
/// <param name="Price">Won a share; for a fill found in a list, the amount over the quantity, rounded down.</param>
/// <param name="Amount">Won of this fill, exactly.</param>
/// <param name="FilledTo">Filled shares of the order number after this fill (911): the fill covers the shares before it.</param>
/// <param name="CumQty">Filled shares of the order after it.</param>
/// <param name="LeavesQty">Open shares of the order after it.</param>
/// <param name="CumAmount">Won filled of the order after it.</param>
/// <param name="Commission">Won of this fill.</param>
/// <param name="Tax">Won of this fill.</param>
/// <param name="ExecutedAt">When (UTC).</param>
/// <param name="Source">How it became known.</param>
/// <param name="Strategy">The strategy whose order it is; null for none.</param>
[EventName("order_executed")]
public sealed record OrderExecuted(
    ClientOrderId ClientOrderId,
    ExecutionId ExecutionId,
    TradingDay Day,
    BrokerOrderNo BrokerOrderNo,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long Price,
    long Amount,
    long FilledTo,
    long CumQty,
    long LeavesQty,
    long CumAmount,
    long Commission,
    long Tax,
    DateTimeOffset ExecutedAt,
    ExecutionSource Source,
    StrategyId? Strategy) : AccountEvent, IOrderEvent;
