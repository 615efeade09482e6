using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Kiwoom acknowledged an order (접수) or its number became known otherwise.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Day">The day within which the number is unique.</param>
/// <param name="BrokerOrderNo">Kiwoom's number.</param>
[EventName("order_accepted")]
public sealed record OrderAccepted(ClientOrderId ClientOrderId, TradingDay Day, BrokerOrderNo BrokerOrderNo) : AccountEvent, IOrderEvent;
