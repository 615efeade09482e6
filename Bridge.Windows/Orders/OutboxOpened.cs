using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>An outbox begins: the first of this database, or a new one because the gateway knows more of the old one than this database does,
/// which is how a restored backup shows. What is unacknowledged is numbered anew, from 1.</summary>
/// <param name="Outbox">Its identity.</param>
[EventName("outbox_opened")]
public sealed record OutboxOpened(string Outbox) : IEvent;
