namespace Kiwoom.Actors.Risk;

/// <summary>What a decision on an order knew of the market. Quotes are not journalled; without this, nobody could check later the numbers that
/// depended on them.</summary>
/// <param name="Last">The last price, won.</param>
/// <param name="QuoteAt">When that quote last changed (UTC, market clock).</param>
/// <param name="DayProfit">Won: the change of the account's equity on the day so far at the last prices; null before the day's opening.</param>
public sealed record DecisionPrices(long Last, DateTimeOffset QuoteAt, long? DayProfit)
{
    /// <summary>What a question saw; null where there was no quote.</summary>
    internal static DecisionPrices? Of(RiskQuestion question) =>
        question.Quote is { } quote ? new DecisionPrices(quote.Last, quote.At, question.DayProfit) : null;
}
