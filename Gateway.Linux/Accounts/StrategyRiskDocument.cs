using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Accounts;

/// <summary>A strategy's own limits and their use, as clients see it.</summary>
/// <param name="StrategyId">The strategy.</param>
/// <param name="Limits">Each limit by name; null where it has none of its own.</param>
/// <param name="Invested">Won that its positions cost.</param>
/// <param name="Reserved">Won that its open buys reserve.</param>
/// <param name="RealisedProfit">Won by its own fills, less commissions and taxes.</param>
/// <param name="OrdersToday">New orders and replaces.</param>
public sealed record StrategyRiskDocument(
    StrategyId StrategyId,
    IReadOnlyDictionary<string, decimal>? Limits,
    long Invested,
    long Reserved,
    long RealisedProfit,
    int OrdersToday)
{
    /// <summary>Shows a strategy's risk.</summary>
    public static StrategyRiskDocument Of(StrategyRiskView risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        return new StrategyRiskDocument(
            risk.Strategy, risk.Limits is null ? null : RiskLimitNames.Of(risk.Limits), risk.Invested, risk.Reserved, risk.RealisedProfit, risk.OrdersToday);
    }
}
