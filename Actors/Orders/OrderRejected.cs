using System.Text.Json.Serialization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Orders;

/// <summary>An order failed risk checks. It was never sent; its id is taken.</summary>
/// <param name="Spec">What the sender wanted.</param>
/// <param name="FailedChecks">Every check that failed.</param>
/// <param name="User">Who sent it.</param>
/// <param name="Strategy">Which strategy sent it; null for none.</param>
[EventName("order_rejected")]
public sealed record OrderRejected(OrderSpec Spec, IReadOnlyList<FailedCheck> FailedChecks, UserId? User, StrategyId? Strategy) : AccountEvent, IOrderEvent
{
    /// <inheritdoc/>
    [JsonIgnore]
    public ClientOrderId ClientOrderId => Spec.ClientOrderId;
}
