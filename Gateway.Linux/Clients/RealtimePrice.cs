using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.Clients;

/// <summary>The newest price of an issue.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Price">Last trade in won.</param>
/// <param name="Volume">Shares today.</param>
/// <param name="BestAsk">Won; null where there is none or it is not known.</param>
/// <param name="BestBid">Won; null where there is none or it is not known.</param>
/// <param name="Open">Won; null before the first trade.</param>
/// <param name="High">Won; null before the first trade.</param>
/// <param name="Low">Won; null before the first trade.</param>
/// <param name="Timestamp">When it last changed (UTC, market clock).</param>
internal sealed record RealtimePrice(
    Symbol Symbol,
    long Price,
    long Volume,
    long? BestAsk,
    long? BestBid,
    long? Open,
    long? High,
    long? Low,
    DateTimeOffset Timestamp)
{
    internal static RealtimePrice Of(Quote quote) =>
        new(quote.Symbol, quote.Last, quote.Volume, quote.BestAsk, quote.BestBid, quote.Open, quote.High, quote.Low, quote.At);
}
