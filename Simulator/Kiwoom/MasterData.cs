using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Answers of the OCX from its daily master files. Source: fact sheet §1.4, §1.6 and §9.</summary>
internal sealed class MasterData
{
    private readonly SortedDictionary<string, MasterIssue> _issues = new(StringComparer.Ordinal);

    public MasterData(IEnumerable<MasterIssue> issues)
    {
        foreach (var issue in issues)
            _issues.Add(issue.Instrument.Symbol.Value, issue);
    }

    public static string PrefixOf(MasterIssue issue) => issue.Instrument.Kind switch { InstrumentKind.Elw => "J", InstrumentKind.Etn => "Q", _ => "A" };

    /// <summary>The issue of a code, with or without a venue suffix; null where it is not listed.</summary>
    public MasterIssue? Find(string code) => _issues.GetValueOrDefault(Bare(code));

    public static string Bare(string code) =>
        code.EndsWith("_NX", StringComparison.Ordinal) || code.EndsWith("_AL", StringComparison.Ordinal) ? code[..^3] : code;

    public string CodesOf(string market)
    {
        var codes = _issues.Values.Where(i => market.Length == 0 || IsOf(i, market)).Select(i => i.Instrument.Symbol.Value);
        return string.Concat(codes.Select(c => c + ";"));
    }

    /// <summary>"0" holds everything listed on KOSPI, funds and notes too; the other lists hold one kind.</summary>
    private static bool IsOf(MasterIssue issue, string market) => market switch
    {
        "0" => issue.Instrument.Board == Board.Kospi && issue.Instrument.Kind != InstrumentKind.Elw,
        _ => MarketKindOf(issue) == market,
    };

    public static string MarketKindOf(MasterIssue issue) => (issue.Instrument.Kind, issue.Instrument.Board) switch
    {
        (InstrumentKind.Etf, _) => "8",
        (InstrumentKind.Etn, _) => "60",
        (InstrumentKind.Elw, _) => "3",
        (_, Board.Kosdaq) => "10",
        (_, Board.Konex) => "50",
        _ => "0",
    };

    public string Construction(string code) => Find(code)?.Instrument.Surveillance switch
    {
        null => "",
        { } s when s.HasFlag(Surveillance.Risk) => "투자위험",
        { } s when s.HasFlag(Surveillance.Warning) => "투자경고",
        { } s when s.HasFlag(Surveillance.Attention) => "투자주의환기종목",
        { } s when s.HasFlag(Surveillance.Caution) => "투자주의",
        _ => "정상",
    };

    public string State(string code)
    {
        if (Find(code) is not { } issue)
            return "";
        var flags = new List<string> { $"증거금{KiwoomText.Plain(issue.MarginPercent)}%" };
        if (issue.Instrument.TradingHalted)
            flags.Add("거래정지");
        if (issue.Instrument.Surveillance.HasFlag(Surveillance.Administrative))
            flags.Add("관리종목");
        return string.Join('|', flags);
    }

    public string OrderWarning(string code) => Find(code)?.Instrument.Surveillance switch
    {
        null => "",
        { } s when s.HasFlag(Surveillance.LiquidationTrading) => "2",
        { } s when s.HasFlag(Surveillance.ShortTermOverheated) => "3",
        { } s when s.HasFlag(Surveillance.Risk) => "4",
        { } s when s.HasFlag(Surveillance.Warning) => "5",
        _ => "0",
    };

    public string FundWarning(string code) => Find(code) is not { } issue ? ""
        : issue.Instrument.Kind is InstrumentKind.Etf or InstrumentKind.Etn && issue.Instrument.Surveillance.HasFlag(Surveillance.Caution) ? "1" : "0";

    public string StockInfo(string code) => Find(code) is not { } issue ? ""
        : $"시장구분0|{(issue.Instrument.Board == Board.Kosdaq ? "코스닥" : "코스피")};시장구분1|{(issue.Instrument.Kind == InstrumentKind.Stock ? "대형주" : "ETF")};업종구분|{issue.Sector};";

    public static Symbol SymbolOf(MasterIssue issue) => issue.Instrument.Symbol;
}
