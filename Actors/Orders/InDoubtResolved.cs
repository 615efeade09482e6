using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>An order is in doubt no more. Where it did arrive, the events that follow tell what became of it.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Resolution">What was found.</param>
/// <param name="Text">By which evidence, for people.</param>
/// <param name="DecidedBy">The person who decided it; null where Kiwoom's own lists or reports did.</param>
[EventName("in_doubt_resolved", 2)]
public sealed record InDoubtResolved(ClientOrderId ClientOrderId, DoubtResolution Resolution, string Text, UserId? DecidedBy = null) : AccountEvent, IOrderEvent;
