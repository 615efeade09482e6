using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>An order that did not come through this system (HTS, MTS, another program), or whose sender is not known yet.</summary>
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
/// <param name="OrderedAt">When it was ordered, by Kiwoom's list (UTC); null where no list told.</param>
[EventName("external_order_seen", 2)]
public sealed record ExternalOrderSeen(
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
    DateTimeOffset? OrderedAt = null) : AccountEvent, IOrderEvent;
