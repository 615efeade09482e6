using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>What the desk must know of its surroundings.</summary>
/// <param name="Bridge">This bridge.</param>
/// <param name="FreshOutbox">A random identity, new in each process, under which this process opens an outbox where it must.</param>
/// <param name="OrderScreens">Screens that orders rotate over; at least two (fact sheet §3.6).</param>
/// <param name="Kiwoom">Who calls SendOrder.</param>
/// <param name="Gateway">Who carries reports to the gateway.</param>
/// <param name="Monitor">Who hears of inconsistencies.</param>
public sealed record OrderDeskOptions(
    BridgeId Bridge, string FreshOutbox, IReadOnlyList<string> OrderScreens, ActorPath Kiwoom, ActorPath Gateway, ActorPath Monitor)
{
    /// <summary>Where the desk itself is.</summary>
    public ActorPath Desk { get; init; } = new("/orders");
}
