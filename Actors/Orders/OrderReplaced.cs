using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Open shares of an order moved to a new number and price, by request or from elsewhere.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Day">The trading day.</param>
/// <param name="Original">The number from which they moved.</param>
/// <param name="BrokerOrderNo">The new number.</param>
/// <param name="MovedQuantity">Shares that the new number has.</param>
/// <param name="Price">The new price, won; null where the type has none.</param>
/// <param name="Quantity">Total shares of the order after it.</param>
[EventName("order_replaced")]
public sealed record OrderReplaced(
    ClientOrderId ClientOrderId, TradingDay Day, BrokerOrderNo Original, BrokerOrderNo BrokerOrderNo, long MovedQuantity, long? Price, long Quantity) : AccountEvent, IOrderEvent;
