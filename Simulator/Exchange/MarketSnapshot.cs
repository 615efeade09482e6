using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Simulator.Exchange;

/// <summary>One issue at one instant, for those who ask instead of listening.</summary>
/// <param name="Instrument">Today's master data; <see cref="Instrument.BasePrice"/> is the previous close.</param>
/// <param name="Last">Won: the last trade's price, the base price before the first trade.</param>
/// <param name="Open">Won; 0 before the first trade of the day, as are high and low.</param>
/// <param name="High">Won.</param>
/// <param name="Low">Won.</param>
/// <param name="CumVolume">Shares traded today.</param>
/// <param name="CumValue">Won traded today.</param>
/// <param name="LastTradeNo">Number of the last trade; 0 before the first.</param>
/// <param name="LastQuantity">Shares of the last trade.</param>
/// <param name="LastTradeAt">When the last trade happened (UTC); null before the first.</param>
/// <param name="Asks">Sell side, ascending, up to ten levels.</param>
/// <param name="Bids">Buy side, descending, up to ten levels.</param>
/// <param name="CollectsForAuction">A call auction is running (opening, closing, after an interruption).</param>
/// <param name="InVolatilityInterruption">A volatility interruption is in force.</param>
public sealed record MarketSnapshot(
    Instrument Instrument, long Last, long Open, long High, long Low, long CumVolume, decimal CumValue, long LastTradeNo, long LastQuantity,
    DateTimeOffset? LastTradeAt, IReadOnlyList<BookLevel> Asks, IReadOnlyList<BookLevel> Bids, bool CollectsForAuction, bool InVolatilityInterruption);
