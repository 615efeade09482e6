namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>One execution of an order.</summary>
/// <param name="ExecutionNo">체결번호.</param>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Commission">Won that it added to the order's commission.</param>
/// <param name="Tax">Won that it added to the order's tax.</param>
/// <param name="At">When.</param>
public sealed record BrokerFill(long ExecutionNo, long Price, long Quantity, long Commission, long Tax, DateTimeOffset At);
