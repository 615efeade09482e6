using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Connection;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>nOrderType by route; SOR's and NXT's cancel and modification serve both sides. Source: fact sheet §3.2.</summary>
internal static class ProbeOrderTypes
{
    internal static int New(ProbeRoute route, Side side) => Offset(route) + OrderCodes.New(side);

    internal static int Cancel(ProbeRoute route, Side side) => route == ProbeRoute.Krx ? OrderCodes.Cancel(side) : Offset(route) + 3;

    internal static int Replace(ProbeRoute route, Side side) => route == ProbeRoute.Krx ? OrderCodes.Replace(side) : Offset(route) + 5;

    private static int Offset(ProbeRoute route) => route switch
    {
        ProbeRoute.Krx => 0,
        ProbeRoute.Sor => 10,
        ProbeRoute.Nxt => 20,
        _ => throw new ArgumentOutOfRangeException(nameof(route), route, "no such route"),
    };
}
