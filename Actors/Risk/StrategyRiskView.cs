using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Risk;

/// <summary>A strategy's limits and their use.</summary>
/// <param name="Strategy">The strategy.</param>
/// <param name="Limits">Its limits; null where it has none of its own.</param>
/// <param name="Invested">Won that its positions cost.</param>
/// <param name="Reserved">Won that its open buys reserve.</param>
/// <param name="RealisedProfit">Won by its own fills, less commissions and taxes.</param>
/// <param name="OrdersToday">New orders and replaces.</param>
public sealed record StrategyRiskView(StrategyId Strategy, StrategyLimits? Limits, long Invested, long Reserved, long RealisedProfit, int OrdersToday);
