using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Prices;

/// <summary>What is listed where nobody says otherwise: five large Korean issues at prices that are plausible for late 2026, not recorded ones.</summary>
public static class DefaultListing
{
    /// <summary>The issues, each with what its generated prices look like.</summary>
    public static IReadOnlyList<ListedIssue> Issues { get; } =
    [
        new(Share("005930", "삼성전자", 112_000), 0.08, 0.28, 15_000_000),
        new(Share("000660", "SK하이닉스", 585_000), 0.12, 0.42, 3_500_000),
        new(Share("035420", "NAVER", 248_000), 0.05, 0.34, 900_000),
        new(Share("005380", "현대차", 271_500), 0.06, 0.30, 800_000),
        new(
            new Instrument(Symbol.Parse("069500"), "KODEX 200", Board.Kospi, InstrumentKind.Etf, 61_500) { IsIndexFund = true }, 0.07, 0.18, 6_000_000),
    ];

    /// <summary>Master data for a recorded issue: that of the default listing where it is in there, else a KOSPI share.</summary>
    public static Instrument InstrumentOf(IssueHistory history)
    {
        var known = Issues.FirstOrDefault(i => i.Instrument.Symbol == history.Symbol)?.Instrument;
        return known is null
            ? new Instrument(history.Symbol, history.Name, Board.Kospi, InstrumentKind.Stock, history.Bars[0].Open)
            : known with { BasePrice = history.Bars[0].Open };
    }

    private static Instrument Share(string code, string name, long price) =>
        new(Symbol.Parse(code), name, Board.Kospi, InstrumentKind.Stock, price) { IsKospi200 = true };
}
