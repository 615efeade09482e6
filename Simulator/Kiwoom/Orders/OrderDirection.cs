using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What an nOrderType stands for. Source: fact sheet §3.2.</summary>
/// <param name="Action">New, modify or cancel.</param>
/// <param name="Side">Buy or sell; null for cancels and modifications of SOR and NXT, which serve both.</param>
/// <param name="Route">Where it goes.</param>
internal sealed record OrderDirection(BrokerOrderAction Action, Side? Side, OrderRoute Route)
{
    public static OrderDirection? Find(int nOrderType) => nOrderType switch
    {
        1 => new(BrokerOrderAction.New, Actors.Orders.Side.Buy, OrderRoute.Krx),
        2 => new(BrokerOrderAction.New, Actors.Orders.Side.Sell, OrderRoute.Krx),
        3 => new(BrokerOrderAction.Cancel, Actors.Orders.Side.Buy, OrderRoute.Krx),
        4 => new(BrokerOrderAction.Cancel, Actors.Orders.Side.Sell, OrderRoute.Krx),
        5 => new(BrokerOrderAction.Modify, Actors.Orders.Side.Buy, OrderRoute.Krx),
        6 => new(BrokerOrderAction.Modify, Actors.Orders.Side.Sell, OrderRoute.Krx),
        7 => new(BrokerOrderAction.New, Actors.Orders.Side.Buy, OrderRoute.Program),
        8 => new(BrokerOrderAction.New, Actors.Orders.Side.Sell, OrderRoute.Program),
        11 => new(BrokerOrderAction.New, Actors.Orders.Side.Buy, OrderRoute.Sor),
        12 => new(BrokerOrderAction.New, Actors.Orders.Side.Sell, OrderRoute.Sor),
        13 => new(BrokerOrderAction.Cancel, null, OrderRoute.Sor),
        15 => new(BrokerOrderAction.Modify, null, OrderRoute.Sor),
        21 => new(BrokerOrderAction.New, Actors.Orders.Side.Buy, OrderRoute.Nxt),
        22 => new(BrokerOrderAction.New, Actors.Orders.Side.Sell, OrderRoute.Nxt),
        23 => new(BrokerOrderAction.Cancel, null, OrderRoute.Nxt),
        25 => new(BrokerOrderAction.Modify, null, OrderRoute.Nxt),
        _ => null,
    };
}
