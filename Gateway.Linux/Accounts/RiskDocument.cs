using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An account's limits and how much of them is used, as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="KillSwitch">The emergency stop.</param>
/// <param name="Limits">Each limit by name, in its unit: won, shares, orders, per cent or seconds.</param>
/// <param name="Usage">How much is used, by the limit's name where there is one of that name.</param>
/// <param name="RestrictedSymbols">Issues that may not be bought.</param>
/// <param name="RealTradingAllowed">Whether the promotion stage allows real orders. Means nothing on paper.</param>
/// <param name="LiquidateOnKillSwitch">Whether an emergency stop sells the positions unless it says otherwise.</param>
/// <param name="Strategies">Strategies with limits of their own.</param>
/// <param name="Reconciled">Whether the account was compared with Kiwoom in the present session; orders are refused while not.</param>
/// <param name="ReconciledAt">When it last was (UTC); null for never.</param>
/// <param name="DailyLossReached">Whether the day's loss limit was reached today.</param>
/// <param name="Differences">Differences from Kiwoom's lists that nobody has explained, for people.</param>
/// <param name="UnexplainedReports">Reports of Kiwoom that contradict what is known.</param>
public sealed record RiskDocument(
    AccountNo AccountNo,
    KillSwitchDocument KillSwitch,
    IReadOnlyDictionary<string, decimal> Limits,
    IReadOnlyDictionary<string, decimal> Usage,
    IReadOnlyList<Symbol> RestrictedSymbols,
    bool RealTradingAllowed,
    bool LiquidateOnKillSwitch,
    IReadOnlyList<StrategyRiskDocument> Strategies,
    bool Reconciled,
    DateTimeOffset? ReconciledAt,
    bool DailyLossReached,
    IReadOnlyList<string> Differences,
    long UnexplainedReports)
{
    /// <summary>Shows an account's risk.</summary>
    public static RiskDocument Of(RiskView risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        var stop = risk.KillSwitch;
        return new RiskDocument(
            risk.Account,
            new KillSwitchDocument(stop.Engaged, stop.Liquidate, stop.Since, stop.By, stop.Reason),
            RiskLimitNames.Of(risk.Limits),
            risk.Usage,
            risk.Limits.RestrictedSymbols,
            risk.Limits.RealTradingAllowed,
            risk.Limits.LiquidateOnKillSwitch,
            [.. risk.Strategies.Select(StrategyRiskDocument.Of)],
            risk.Reconciled,
            risk.ReconciledAt,
            risk.DailyLossReached,
            risk.Differences,
            risk.UnexplainedReports);
    }
}
