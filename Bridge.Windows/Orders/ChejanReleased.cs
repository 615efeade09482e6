using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>It is known whose the parked events of an order number are; their reports follow.</summary>
/// <param name="Account">Account.</param>
/// <param name="Number">The order number.</param>
[EventName("chejan_released")]
public sealed record ChejanReleased(AccountNo Account, BrokerOrderNo Number) : IEvent;
