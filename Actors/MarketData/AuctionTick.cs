using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.MarketData;

/// <summary>The indicative price of a call auction (주식예상체결).</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="ExpectedPrice">Won.</param>
/// <param name="ExpectedQuantity">Shares.</param>
public sealed record AuctionTick(Symbol Symbol, DateTimeOffset At, long ExpectedPrice, long ExpectedQuantity) : IMarketDataMessage
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string ConflationKey => "a" + Symbol.Value;
}
