using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>Kiwoom gave a cancel or a replace its own number. Whether it takes effect is not known yet.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Command">The cancel or replace.</param>
/// <param name="Day">The day within which the number is unique.</param>
/// <param name="BrokerOrderNo">The number of the cancel or replace.</param>
[EventName("change_accepted")]
public sealed record ChangeAccepted(ClientOrderId ClientOrderId, CommandId Command, TradingDay Day, BrokerOrderNo BrokerOrderNo) : AccountEvent, IOrderEvent;
