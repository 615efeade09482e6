using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>A replace had no effect: the order stands as without it.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Command">The replace.</param>
/// <param name="Reason">The kind of refusal; null where reconciliation found that it never arrived.</param>
/// <param name="Text">Kiwoom's or the bridge's words.</param>
[EventName("replace_rejected")]
public sealed record ReplaceRejected(ClientOrderId ClientOrderId, CommandId Command, RefusalReason? Reason, string Text) : AccountEvent, IOrderEvent;
