using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Whether an order reached Kiwoom is unknown. It keeps its reservation and is not sent again.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Text">Why, for people.</param>
[EventName("order_in_doubt")]
public sealed record OrderInDoubt(ClientOrderId ClientOrderId, string Text) : AccountEvent, IOrderEvent;
