using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Whether a cancel or replace reached Kiwoom is unknown. It stays pending and is not sent again.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Command">The cancel or replace.</param>
/// <param name="Text">Why, for people.</param>
[EventName("change_in_doubt")]
public sealed record ChangeInDoubt(ClientOrderId ClientOrderId, CommandId Command, string Text) : AccountEvent, IOrderEvent;
