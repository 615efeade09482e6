using Akka.Actor;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>A request and where its answer goes.</summary>
/// <param name="Request">The request.</param>
/// <param name="Sender">Its sender.</param>
internal sealed record Arrival(DoorRequest Request, IActorRef Sender);
