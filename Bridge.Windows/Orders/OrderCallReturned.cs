using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>SendOrder returned.</summary>
/// <param name="Command">The command.</param>
/// <param name="ReturnCode">0: it left the control, and no more than that.</param>
[EventName("order_call_returned")]
public sealed record OrderCallReturned(CommandId Command, int ReturnCode) : IEvent;
