using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The displayed order book (주식호가잔량), up to ten levels a side, best first. Crossed books are seen only in call auctions.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Asks">Sell side, ascending.</param>
/// <param name="Bids">Buy side, descending.</param>
/// <param name="TotalAskQuantity">Shares on the whole sell side.</param>
/// <param name="TotalBidQuantity">Shares on the whole buy side.</param>
public sealed record BookChanged(
    Symbol Symbol, DateTimeOffset At, IReadOnlyList<BookLevel> Asks, IReadOnlyList<BookLevel> Bids, long TotalAskQuantity, long TotalBidQuantity)
    : IExchangeEvent;
