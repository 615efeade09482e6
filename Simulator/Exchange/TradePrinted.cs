using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A trade as everybody sees it (주식체결). In paper participation the users' own fills are not printed.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="TradeNo">체결번호, ascending per issue and day.</param>
/// <param name="Aggressor">Who took liquidity; null for an auction's single price.</param>
/// <param name="CumVolume">Shares traded today, this trade included.</param>
/// <param name="CumValue">Won traded today, this trade included.</param>
/// <param name="Open">Won: today's first price.</param>
/// <param name="High">Won: today's highest price.</param>
/// <param name="Low">Won: today's lowest price.</param>
/// <param name="BestAsk">Won, after the trade; 0 where nobody sells.</param>
/// <param name="BestBid">Won, after the trade; 0 where nobody buys.</param>
public sealed record TradePrinted(
    Symbol Symbol, DateTimeOffset At, long Price, long Quantity, long TradeNo, Side? Aggressor, long CumVolume, decimal CumValue,
    long Open, long High, long Low, long BestAsk, long BestBid) : IExchangeEvent;
