namespace Kiwoom.Actors.Market;

/// <summary>What a venue is doing. At any instant exactly one phase holds; times are those of a usual day, KST.</summary>
public enum MarketPhase
{
    /// <summary>Nothing is accepted.</summary>
    Closed,

    /// <summary>
    /// 08:30–08:40. Trading at the previous close (장전 시간외종가) <b>and</b> the first ten minutes of the opening call auction, which collects
    /// orders at the same time; see <see cref="MarketPhases.CollectsForAuction"/>.
    /// </summary>
    AfterHoursClosePre,

    /// <summary>08:40–09:00: the rest of the opening call auction; the indicative price shows from 08:50 [B].</summary>
    PreOpenAuction,

    /// <summary>09:00–15:20: continuous trading.</summary>
    Continuous,

    /// <summary>15:20–15:30: the closing call auction.</summary>
    ClosingAuction,

    /// <summary>15:30–15:40: orders for <see cref="AfterHoursClosePost"/> are entered, nothing trades.</summary>
    AfterHoursCloseEntry,

    /// <summary>15:40–16:00: trading at today's close (장후 시간외종가).</summary>
    AfterHoursClosePost,

    /// <summary>16:00–18:00 until 2026-09-13: call auctions every ten minutes within ±10 % of the close (시간외단일가).</summary>
    AfterHoursSinglePrice,

    /// <summary>16:00–20:00 from 2026-09-14: continuous trading with limit-type orders (애프터마켓).</summary>
    AfterMarket,

    /// <summary>NXT 08:00–08:50 (프리마켓).</summary>
    NxtPreMarket,

    /// <summary>NXT 09:00:30–15:20 (메인마켓).</summary>
    NxtMain,

    /// <summary>NXT 15:30–15:40: trading at the close, and entry for the after-market's opening single price. [U] since 2026-09-14.</summary>
    NxtClosePrice,

    /// <summary>NXT 15:40–20:00 (애프터마켓); until 16:00 trading at the close goes on beside it. The first 20 minutes are [U] since 2026-09-14.</summary>
    NxtAfterMarket,
}
