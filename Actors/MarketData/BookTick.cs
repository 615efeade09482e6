using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.MarketData;

/// <summary>The order book (주식호가잔량), best level first, up to ten levels a side.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Asks">Sell side, ascending.</param>
/// <param name="Bids">Buy side, descending.</param>
public sealed record BookTick(Symbol Symbol, DateTimeOffset At, IReadOnlyList<BookLevel> Asks, IReadOnlyList<BookLevel> Bids) : IMarketDataMessage
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string ConflationKey => "b" + Symbol.Value;
}
