using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.MarketData;

/// <summary>A trade at the exchange (주식체결).</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC; Kiwoom gives seconds).</param>
/// <param name="Price">Won.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Aggressor">Who crossed the spread; null in auctions and where Kiwoom gives no sign.</param>
/// <param name="CumulativeVolume">Shares today.</param>
/// <param name="Open">Today's open, won.</param>
/// <param name="High">Today's high, won.</param>
/// <param name="Low">Today's low, won.</param>
/// <param name="BestAsk">Won; 0 where there is none.</param>
/// <param name="BestBid">Won; 0 where there is none.</param>
public sealed record TradeTick(
    Symbol Symbol,
    DateTimeOffset At,
    long Price,
    long Quantity,
    Side? Aggressor,
    long CumulativeVolume,
    long Open,
    long High,
    long Low,
    long BestAsk,
    long BestBid) : IMarketDataMessage
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string ConflationKey => "t" + Symbol.Value;
}
