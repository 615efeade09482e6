using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Link;
using Kiwoom.OnAkka.Orders.Sealing;
using IActorEngine = Kiwoom.Actors.Runtime.IActorEngine;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>Opens the door at <c>/user/orders</c> through which strategies of other processes trade.</summary>
public static class OrderDoorHost
{
    /// <summary>Its name below <c>/user</c>.</summary>
    public const string ActorName = "orders";

    /// <summary>Opens it. It closes with the actor system, or when it is stopped.</summary>
    /// <param name="system">Where it is.</param>
    /// <param name="engine">Whose durable events are reported.</param>
    /// <param name="services">What HTTP works with.</param>
    /// <param name="logger">Hears of bugs.</param>
    /// <param name="key">The gateway's key, by which strategies know it; without one only open requests are taken.</param>
    /// <param name="options">Its bounds.</param>
    public static IActorRef Open(ActorSystem system, IActorEngine engine, ApiServices services, ILogger logger, GatewayKey? key, OrderDoorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        var bounds = options ?? new OrderDoorOptions();
        using var signing = key?.Certificate.GetECDsaPrivateKey();
        var door = Props.Create(() => new OrderDoor(services, engine, bounds, logger));
        return system.ActorOf(SealedDoor.Props(door, signing?.ExportParameters(includePrivateParameters: true)), ActorName);
    }
}
