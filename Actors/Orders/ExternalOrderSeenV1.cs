using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>The shape before, which did not have the time of the order.</summary>
/// <param name="ClientOrderId">An id made from the day and Kiwoom's number.</param>
/// <param name="Day">The day within which the number is unique.</param>
/// <param name="BrokerOrderNo">Kiwoom's number.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won; null for none.</param>
/// <param name="Mode">The server it is on.</param>
/// <param name="ReservePrice">Won a share that are reserved for a buy; 0 for a sale.</param>
/// <param name="ReserveFeeRate">The commission reserved on top, as a share of the amount; 0 for a sale.</param>
/// <param name="Report">The report that it followed from.</param>
[EventName("external_order_seen", 1)]
public sealed record ExternalOrderSeenV1(
    ClientOrderId ClientOrderId,
    TradingDay Day,
    BrokerOrderNo BrokerOrderNo,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long? Price,
    TradingMode Mode,
    long ReservePrice,
    decimal ReserveFeeRate,
    ReportPlace? Report = null)
{
    /// <summary>The same as it is written today.</summary>
    public ExternalOrderSeen Upcast() => new(ClientOrderId, Day, BrokerOrderNo, Symbol, Side, Quantity, Price, Mode, ReservePrice, ReserveFeeRate) { Report = Report };
}
