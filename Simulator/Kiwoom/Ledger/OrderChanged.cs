using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The exchange answered a modification or cancel.</summary>
/// <param name="At">When.</param>
/// <param name="Day">The order's day.</param>
/// <param name="No">주문번호 of the modification or cancel.</param>
/// <param name="Confirmed">Shares taken from the original order; 0 where nothing of it was left.</param>
public sealed record OrderChanged(DateTimeOffset At, TradingDay Day, BrokerOrderNo No, long Confirmed) : ILedgerEntry;
