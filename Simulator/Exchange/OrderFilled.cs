using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>An order traded (체결).</summary>
/// <param name="OrderId">The sender's number.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares of this trade.</param>
/// <param name="TradeNo">체결번호, ascending, used once per issue and day, and the same for both parties of a trade.</param>
/// <param name="IsAggressor">It took liquidity; false for a resting order and in auctions.</param>
/// <param name="CumQuantity">Shares filled so far.</param>
/// <param name="LeavesQuantity">Shares still open.</param>
public sealed record OrderFilled(
    long OrderId, Symbol Symbol, DateTimeOffset At, Side Side, long Price, long Quantity, long TradeNo, bool IsAggressor, long CumQuantity, long LeavesQuantity)
    : IExchangeEvent;
