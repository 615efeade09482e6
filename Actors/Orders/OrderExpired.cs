using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>What was open of an order ended with its time in force.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Quantity">Shares that expired.</param>
/// <param name="Text">How it is known, for people.</param>
[EventName("order_expired")]
public sealed record OrderExpired(ClientOrderId ClientOrderId, long Quantity, string Text) : AccountEvent, IOrderEvent;
