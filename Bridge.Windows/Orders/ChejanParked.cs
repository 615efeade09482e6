using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Orders;

/// <summary>An order event could belong to more than one command that waits for its number. It is kept until the numbers are known.</summary>
/// <param name="Chejan">The event.</param>
[EventName("chejan_parked")]
public sealed record ChejanParked(ChejanOrder Chejan) : IEvent;
