using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What the order lists (opt10075, opt10076, opw00007) have in common.</summary>
internal static class OrderListing
{
    public static bool SideMatches(BrokerOrder order, string filter) => filter switch { "1" => order.Booked.Side == Side.Sell, "2" => order.Booked.Side == Side.Buy, _ => true };

    public static string NameOf(BrokerOrder order, BrokerServer server) =>
        KiwoomText.Padded(server.Master.Find(order.Booked.Symbol.Value)?.Instrument.Name ?? "", 40);

    public static string StateOf(BrokerOrder order) =>
        order.Filled > 0 ? OrderNotice.Executed : order.Booked.Action != BrokerOrderAction.New && !order.AwaitsExchange ? OrderNotice.Confirmed : OrderNotice.Accepted;

    public static long AveragePrice(BrokerOrder order) =>
        order.Filled == 0 ? 0 : (long)Math.Round((decimal)order.Amount / order.Filled, MidpointRounding.AwayFromZero);
}
