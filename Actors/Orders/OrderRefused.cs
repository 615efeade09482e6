using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Kiwoom or the bridge refused an order that risk had passed; nothing of it is at the exchange.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Reason">The kind of refusal.</param>
/// <param name="ReturnCode">SendOrder's return code, where it was called.</param>
/// <param name="Text">Kiwoom's or the bridge's words.</param>
[EventName("order_refused")]
public sealed record OrderRefused(ClientOrderId ClientOrderId, RefusalReason Reason, int? ReturnCode, string Text) : AccountEvent, IOrderEvent;
