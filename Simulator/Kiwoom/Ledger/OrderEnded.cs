using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The exchange ended what was open of an order: rest of an IOC or FOK order, or the end of the day.</summary>
/// <param name="At">When.</param>
/// <param name="Day">The order's day.</param>
/// <param name="No">주문번호.</param>
public sealed record OrderEnded(DateTimeOffset At, TradingDay Day, BrokerOrderNo No) : ILedgerEntry;
