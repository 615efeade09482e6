using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An order traded.</summary>
/// <param name="At">When.</param>
/// <param name="Day">The order's day.</param>
/// <param name="No">주문번호.</param>
/// <param name="ExecutionNo">체결번호.</param>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares of this fill.</param>
/// <param name="Commission">What this fill adds to the order's commission, won.</param>
/// <param name="Tax">What this fill adds to the order's tax, won.</param>
public sealed record OrderFilled(
    DateTimeOffset At, TradingDay Day, BrokerOrderNo No, long ExecutionNo, long Price, long Quantity, long Commission, long Tax) : ILedgerEntry;
