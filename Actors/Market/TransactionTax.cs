namespace Kiwoom.Actors.Market;

/// <summary>증권거래세 and 농어촌특별세 on sales, by the year in which the trade settles [A].</summary>
/// <remarks>Known for 2023–2026. Earlier years take 2023's rates and later ones 2026's: the source does not give them.</remarks>
public static class TransactionTax
{
    private static readonly Rates[] ByYear =
    [
        new(2026, KospiTax: 0.0005m, KosdaqTax: 0.0020m),
        new(2025, KospiTax: 0.0000m, KosdaqTax: 0.0015m),
        new(2024, KospiTax: 0.0003m, KosdaqTax: 0.0018m),
        new(2023, KospiTax: 0.0005m, KosdaqTax: 0.0020m),
    ];

    private const decimal KospiRuralTax = 0.0015m;
    private const decimal KonexTax = 0.0010m;

    /// <summary>The tax on a sale, both parts, as a share of the amount; 0 for ETF, ETN and ELW.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The board or kind is unknown.</exception>
    public static decimal RateOf(Board board, InstrumentKind kind, int settlementYear)
    {
        switch (kind)
        {
            case InstrumentKind.Etf or InstrumentKind.Etn or InstrumentKind.Elw:
                return 0;
            case InstrumentKind.Stock:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of instrument");
        }

        var rates = ByYear.FirstOrDefault(r => settlementYear >= r.From, ByYear[^1]);
        return board switch
        {
            Board.Kospi => rates.KospiTax + KospiRuralTax,
            Board.Kosdaq => rates.KosdaqTax,
            Board.Konex => KonexTax,
            _ => throw new ArgumentOutOfRangeException(nameof(board), board, "no such board"),
        };
    }

    private sealed record Rates(int From, decimal KospiTax, decimal KosdaqTax);
}
