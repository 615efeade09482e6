using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>An order that had been held for ended turned out to be at Kiwoom after all.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Text">By which evidence, for people.</param>
[EventName("order_reopened")]
public sealed record OrderReopened(ClientOrderId ClientOrderId, string Text) : AccountEvent, IOrderEvent;
