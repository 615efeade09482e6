using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>A cancel is on its way.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Command">The id under which the bridge sends it.</param>
/// <param name="Original">Kiwoom's number of the order.</param>
/// <param name="Quantity">Open shares to cancel.</param>
/// <param name="Reason">Why.</param>
[EventName("cancel_requested")]
public sealed record CancelRequested(ClientOrderId ClientOrderId, CommandId Command, BrokerOrderNo Original, long Quantity, CancelReason Reason) : AccountEvent, IOrderEvent;
