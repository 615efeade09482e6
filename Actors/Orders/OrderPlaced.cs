using System.Text.Json.Serialization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Orders;

/// <summary>An order passed every check, and its risk is reserved. It may be sent.</summary>
/// <param name="Spec">What the sender wants.</param>
/// <param name="Day">The trading day it is for.</param>
/// <param name="Command">The id under which the bridge sends it.</param>
/// <param name="SendBefore">After this instant (UTC) it must not be sent any more.</param>
/// <param name="ReservePrice">Won a share that are reserved for a buy: its price, or the day's upper limit; 0 for a sale.</param>
/// <param name="ReserveFeeRate">The commission reserved on top, as a share of the amount; 0 for a sale.</param>
/// <param name="User">Who sent it; null for the system itself.</param>
/// <param name="Strategy">Which strategy sent it; null for none.</param>
/// <param name="Queued">True where it waits for the account to be reconciled before it is sent.</param>
/// <param name="Liquidation">True for a sale that the kill switch made.</param>
/// <param name="Prices">What the decision knew of the market; null in events of before it was recorded, and without a quote.</param>
[EventName("order_placed")]
public sealed record OrderPlaced(
    OrderSpec Spec,
    TradingDay Day,
    CommandId Command,
    DateTimeOffset SendBefore,
    long ReservePrice,
    decimal ReserveFeeRate,
    UserId? User,
    StrategyId? Strategy,
    bool Queued,
    bool Liquidation,
    DecisionPrices? Prices = null) : AccountEvent, IOrderEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public ClientOrderId ClientOrderId => Spec.ClientOrderId;
}
