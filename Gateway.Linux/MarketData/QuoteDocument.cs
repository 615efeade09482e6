using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.MarketData;

/// <summary>The newest of what is known of an issue's price, in won and shares.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Name">Its Korean name.</param>
/// <param name="At">When it last changed (UTC, market clock); null before the first.</param>
/// <param name="Last">Last trade; null before the first quote.</param>
/// <param name="BestAsk">Null where there is none or it is not known.</param>
/// <param name="BestBid">Null where there is none or it is not known.</param>
/// <param name="Volume">Shares today; null before the first quote.</param>
/// <param name="Open">Null before the first trade.</param>
/// <param name="High">Null before the first trade.</param>
/// <param name="Low">Null before the first trade.</param>
/// <param name="BasePrice">기준가.</param>
/// <param name="UpperLimit">상한가; null where unknown.</param>
/// <param name="LowerLimit">하한가; null where unknown.</param>
/// <param name="VolatilityInterruption">Whether a volatility interruption (VI) is in force.</param>
/// <param name="Asks">Sell side of the order book, ascending.</param>
/// <param name="Bids">Buy side of the order book, descending.</param>
public sealed record QuoteDocument(
    Symbol Symbol,
    string Name,
    DateTimeOffset? At,
    long? Last,
    long? BestAsk,
    long? BestBid,
    long? Volume,
    long? Open,
    long? High,
    long? Low,
    long BasePrice,
    long? UpperLimit,
    long? LowerLimit,
    bool VolatilityInterruption,
    IReadOnlyList<BookLevel> Asks,
    IReadOnlyList<BookLevel> Bids)
{
    /// <summary>Reads the board; null for an unknown issue.</summary>
    public static QuoteDocument? Of(MarketDataBoard board, Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(board);
        if (board.Find(symbol) is not { } instrument)
            return null;

        var quote = board.QuoteOf(symbol);
        var book = board.BookOf(symbol);
        return new QuoteDocument(
            symbol,
            instrument.Name,
            quote?.At,
            quote?.Last,
            quote?.BestAsk,
            quote?.BestBid,
            quote?.Volume,
            quote?.Open,
            quote?.High,
            quote?.Low,
            instrument.BasePrice,
            instrument.UpperLimit,
            instrument.LowerLimit,
            board.IsInVolatilityInterruption(symbol),
            book?.Asks ?? [],
            book?.Bids ?? []);
    }
}
