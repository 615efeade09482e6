using Akka.Actor;
using Kiwoom.Gateway.Security;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>A subscription is wanted, or still is.</summary>
/// <param name="Request">What was sent.</param>
/// <param name="Principal">Who sent it.</param>
/// <param name="Subscriber">Where the reports go.</param>
internal sealed record Renewal(DoorRequest.Subscribe Request, Principal Principal, IActorRef Subscriber);
