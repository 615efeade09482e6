using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Open shares of an order were cancelled: by request, from elsewhere, or as the remainder of an IOC or FOK order.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Day">The trading day.</param>
/// <param name="BrokerOrderNo">The number from which they were cancelled.</param>
/// <param name="Quantity">Shares cancelled.</param>
/// <param name="LeavesQty">Open shares of the order after it.</param>
[EventName("order_canceled")]
public sealed record OrderCanceled(ClientOrderId ClientOrderId, TradingDay Day, BrokerOrderNo BrokerOrderNo, long Quantity, long LeavesQty) : AccountEvent, IOrderEvent;
