using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Risk;

/// <summary>An account's limits and how much of them is used.</summary>
/// <param name="Account">The account.</param>
/// <param name="KillSwitch">The kill switch.</param>
/// <param name="Limits">The limits.</param>
/// <param name="Usage">How much is used, by the names of <see cref="RiskLimitNames"/> where there is a limit of that name.</param>
/// <param name="Strategies">Strategies with limits of their own.</param>
/// <param name="Reconciled">Whether the account was compared with Kiwoom in the present session.</param>
/// <param name="ReconciledAt">When it last was (UTC); null for never.</param>
/// <param name="DailyLossReached">Whether the day's loss limit was reached today.</param>
/// <param name="Differences">Differences from Kiwoom's lists that nobody has explained.</param>
/// <param name="UnexplainedReports">Reports that contradict what is known, since the stream began.</param>
public sealed record RiskView(
    AccountNo Account,
    KillSwitchView KillSwitch,
    RiskLimits Limits,
    IReadOnlyDictionary<string, decimal> Usage,
    IReadOnlyList<StrategyRiskView> Strategies,
    bool Reconciled,
    DateTimeOffset? ReconciledAt,
    bool DailyLossReached,
    IReadOnlyList<string> Differences,
    long UnexplainedReports);
