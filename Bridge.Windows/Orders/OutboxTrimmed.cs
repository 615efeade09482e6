using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>The gateway has reports in its journal; they leave the outbox.</summary>
/// <param name="Sequence">The last of them.</param>
[EventName("outbox_trimmed")]
public sealed record OutboxTrimmed(long Sequence) : IEvent;
