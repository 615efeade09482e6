using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Connection;

/// <summary>nOrderType and sHogaGb of KRX orders. Source: fact sheet §3.2 and §3.3.</summary>
public static class OrderCodes
{
    /// <summary>What a cancel is sent with; Kiwoom ignores it there [B].</summary>
    public const string CancelTerms = "00";

    /// <summary>nOrderType of a new order.</summary>
    public static int New(Side side) => side == Side.Buy ? 1 : 2;

    /// <summary>nOrderType of a cancel, by the order's side.</summary>
    public static int Cancel(Side side) => side == Side.Buy ? 3 : 4;

    /// <summary>nOrderType of a replacement, by the order's side.</summary>
    public static int Replace(Side side) => side == Side.Buy ? 5 : 6;

    /// <summary>sHogaGb; null where Kiwoom has none. "00" is limit and "03" is market.</summary>
    public static string? Terms(OrderType type, TimeInForce timeInForce) => (type, timeInForce) switch
    {
        (OrderType.Limit, TimeInForce.Day) => "00",
        (OrderType.Market, TimeInForce.Day) => "03",
        (OrderType.ConditionalLimit, TimeInForce.Day) => "05",
        (OrderType.BestOpposite, TimeInForce.Day) => "06",
        (OrderType.BestOwn, TimeInForce.Day) => "07",
        (OrderType.Limit, TimeInForce.ImmediateOrCancel) => "10",
        (OrderType.Market, TimeInForce.ImmediateOrCancel) => "13",
        (OrderType.BestOpposite, TimeInForce.ImmediateOrCancel) => "16",
        (OrderType.Limit, TimeInForce.FillOrKill) => "20",
        (OrderType.Market, TimeInForce.FillOrKill) => "23",
        (OrderType.BestOpposite, TimeInForce.FillOrKill) => "26",
        (OrderType.StopLimit, TimeInForce.Day) => "28",
        (OrderType.Midpoint, TimeInForce.Day) => "29",
        (OrderType.PreOpenClose, TimeInForce.Day) => "61",
        (OrderType.PostClose, TimeInForce.Day) => "81",
        _ => null,
    };

    /// <summary>Whether a server takes the terms: the mock server takes 00 and 03 only.</summary>
    public static bool IsAdmitted(string terms, TradingMode server) => server == TradingMode.Real || terms is "00" or "03";
}
