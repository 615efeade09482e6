using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Actors.Account;

/// <summary>What an account is worth at the last prices.</summary>
public static class Valuation
{
    /// <summary>The price at which an issue is valued: the last one, or the last mark; 0 where there is none.</summary>
    public static long PriceOf(IMarketView market, Position position) =>
        market.QuoteOf(position.Symbol)?.Last is { } last and > 0 ? last : position.Mark;

    /// <summary>Won: what a position is worth, at cost where no price is known.</summary>
    public static long ValueOf(IMarketView market, Position position) =>
        PriceOf(market, position) is var price and > 0 ? position.Quantity * price : position.Cost;

    /// <summary>Won: what a book's positions are worth.</summary>
    public static long ValueOf(IMarketView market, PositionBook book)
    {
        var value = 0L;
        foreach (var position in book.All)
            value += position.Quantity != 0 ? ValueOf(market, position) : 0;
        return value;
    }

    /// <summary>Won: the change of the account's equity on the present day, deposits taken out.</summary>
    public static long DayProfit(IMarketView market, PortfolioState portfolio) =>
        portfolio.Cash + ValueOf(market, portfolio.Positions) - portfolio.EquityAtDayStart - (portfolio.Deposits - portfolio.DepositsAtDayStart);

    /// <summary>Won: what a strategy's own fills earned on the present day, marked to market.</summary>
    public static long DayProfit(IMarketView market, PositionBook strategy) =>
        strategy.RealisedProfit + ValueOf(market, strategy) - strategy.Cost - strategy.ProfitAtDayStart;

    /// <summary>The prices of everything held, by issue code.</summary>
    public static IReadOnlyList<Mark> Marks(IMarketView market, PositionBook book) =>
        [.. book.All.Where(p => p.Quantity != 0 && PriceOf(market, p) > 0).OrderBy(p => p.Symbol, SymbolOrder.Instance).Select(p => new Mark(p.Symbol, PriceOf(market, p)))];
}
