using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>Kiwoom gave a command its order number (non-empty 주문번호 in OnReceiveTrData, or a Chejan event matched beyond doubt).</summary>
/// <param name="Account">Account.</param>
/// <param name="Command">The submit, cancel or replace.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Day">The trading day within which the number is unique.</param>
/// <param name="BrokerOrderNo">Kiwoom's number of the new order, of the cancel, or of the replacement.</param>
public sealed record OrderAcknowledged(AccountNo Account, CommandId Command, ClientOrderId ClientOrderId, TradingDay Day, BrokerOrderNo BrokerOrderNo) : IBrokerReport;
