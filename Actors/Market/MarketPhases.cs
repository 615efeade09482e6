namespace Kiwoom.Actors.Market;

/// <summary>What phases have in common, so that nobody lists them twice.</summary>
public static class MarketPhases
{
    /// <summary>Orders are collected for a single price and nothing in the main book trades until the phase's end (or, for the
    /// single-price session, until each ten-minute mark).</summary>
    public static bool CollectsForAuction(this MarketPhase phase) =>
        phase is MarketPhase.AfterHoursClosePre or MarketPhase.PreOpenAuction or MarketPhase.ClosingAuction or MarketPhase.AfterHoursSinglePrice;

    /// <summary>Orders in the main book trade on arrival, unless a volatility interruption or a halt is in force.</summary>
    public static bool TradesContinuously(this MarketPhase phase) =>
        phase is MarketPhase.Continuous or MarketPhase.AfterMarket or MarketPhase.NxtPreMarket or MarketPhase.NxtMain or MarketPhase.NxtAfterMarket;

    /// <summary>Part of the regular session or of its opening auction: what is left of an order at its end has expired.</summary>
    public static bool IsRegular(this MarketPhase phase) =>
        phase is MarketPhase.AfterHoursClosePre or MarketPhase.PreOpenAuction or MarketPhase.Continuous or MarketPhase.ClosingAuction;
}
