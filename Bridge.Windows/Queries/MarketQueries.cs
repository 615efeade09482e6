using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Queries;

/// <summary>The market TRs. Source: fact sheet §5.</summary>
public static class MarketQueries
{
    /// <summary>The screen on which volatility interruptions are subscribed to; no other query uses it.</summary>
    public const string InterruptionScreen = "2901";

    /// <summary>OPTKWFID: the day's limits and base prices of up to 100 issues.</summary>
    public static TrRequest Limits(IEnumerable<Symbol> symbols) =>
        new("OPTKWFID", [], [], ["종목코드", "기준가", "상한가", "하한가"], QueryPriority.Usual) { WatchList = string.Join(';', symbols.Select(s => s.Value)) };

    /// <summary>opt10054: asking once subscribes to VI발동/해제 of all issues. The values of its filters are [U]; these ask for everything.</summary>
    public static TrRequest Interruptions() =>
        new(
            "opt10054",
            [
                new("시장구분", "000"), new("장전구분", "1"), new("종목코드", ""), new("발동구분", "0"), new("제외종목", "000000000"), new("거래량구분", "0"),
                new("최소거래량", ""), new("최대거래량", ""), new("거래대금구분", "0"), new("최소거래대금", ""), new("최대거래대금", ""), new("발동방향", "0"),
                new("거래소구분", "0"),
            ],
            [],
            [],
            QueryPriority.Usual)
        {
            Screen = InterruptionScreen,
        };
}
