using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A replace moved shares from an order to a new one (정정). The new order's fills, if any, follow.</summary>
/// <param name="OrderId">The original order.</param>
/// <param name="NewOrderId">The order that carries the new price.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Price">Won, of the new order.</param>
/// <param name="Quantity">Shares moved to the new order.</param>
/// <param name="OriginalLeavesQuantity">Shares that stay on the original order at its old price.</param>
public sealed record OrderReplaced(
    long OrderId, long NewOrderId, Symbol Symbol, DateTimeOffset At, Side Side, long Price, long Quantity, long OriginalLeavesQuantity) : IExchangeEvent;
