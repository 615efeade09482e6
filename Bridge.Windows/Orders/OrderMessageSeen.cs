using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>Kiwoom's message about a command that has no order number yet. Shown to people, never branched on (fact sheet §3.5).</summary>
/// <param name="Command">The command.</param>
/// <param name="Text">The message.</param>
[EventName("order_message_seen")]
public sealed record OrderMessageSeen(CommandId Command, string Text) : IEvent;
