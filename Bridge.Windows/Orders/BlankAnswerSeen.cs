using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>Kiwoom answered a command without an order number: rejected. The reason comes in a message of its own, before or after.</summary>
/// <param name="Command">The command.</param>
[EventName("blank_answer_seen")]
public sealed record BlankAnswerSeen(CommandId Command) : IEvent;
