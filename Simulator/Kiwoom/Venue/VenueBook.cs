using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The visible book of an issue at an instant.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Asks">At most ten levels, best first.</param>
/// <param name="Bids">At most ten levels, best first.</param>
/// <param name="TotalAskQuantity">Shares offered at all levels.</param>
/// <param name="TotalBidQuantity">Shares bid for at all levels.</param>
/// <param name="At">When.</param>
public sealed record VenueBook(Symbol Symbol, IReadOnlyList<BookLevel> Asks, IReadOnlyList<BookLevel> Bids, long TotalAskQuantity, long TotalBidQuantity, DateTimeOffset At)
{
    /// <summary>The best ask in won; 0 where nothing is offered.</summary>
    public long BestAsk => Asks.Count > 0 ? Asks[0].Price : 0;

    /// <summary>The best bid in won; 0 where nobody bids.</summary>
    public long BestBid => Bids.Count > 0 ? Bids[0].Price : 0;
}
