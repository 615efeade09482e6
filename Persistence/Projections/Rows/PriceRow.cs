using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>A row of <c>real_time_prices</c>: the newest price of an issue.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Price">Last trade, won.</param>
/// <param name="Volume">Shares today.</param>
/// <param name="BestAsk">Won; null where there is none or it is not known.</param>
/// <param name="BestBid">Won; null where there is none or it is not known.</param>
/// <param name="Open">Won; null before the first trade.</param>
/// <param name="High">Won; null before the first trade.</param>
/// <param name="Low">Won; null before the first trade.</param>
/// <param name="Timestamp">When it last changed (UTC, market clock).</param>
public sealed record PriceRow(Symbol Symbol, long Price, long Volume, long? BestAsk, long? BestBid, long? Open, long? High, long? Low, DateTimeOffset Timestamp) : MirrorRow
{
    /// <inheritdoc/>
    public override RowKey GetKey() => new(Symbol.Value);

    /// <summary>A quote.</summary>
    /// <param name="quote">The newest.</param>
    /// <param name="version">Higher than that of every older one.</param>
    public static PriceRow Of(Quote quote, long version)
    {
        ArgumentNullException.ThrowIfNull(quote);
        return new PriceRow(quote.Symbol, quote.Last, quote.Volume, quote.BestAsk, quote.BestBid, quote.Open, quote.High, quote.Low, quote.At)
        {
            Version = version,
            UpdatedAt = quote.At,
        };
    }
}
