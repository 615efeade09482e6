using Kiwoom.Actors.Account;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether a strategy stays within its own limits. Those without limits of their own have the account's only.</summary>
internal static class StrategyChecks
{
    internal static void Run(RiskQuestion q)
    {
        if (q.Caller.Strategy is not { } strategy || !q.State.Risk.StrategyLimits.TryGetValue(strategy, out var limits))
            return;
        var orders = q.State.Portfolio.Day == q.Day ? q.State.Risk.StrategyOrdersToday.GetValueOrDefault(strategy) : 0;
        q.AtMost(RiskCheck.StrategyBudget, $"Orders of {strategy} today", limits.MaxOrdersPerDay, orders + 1, "orders");
        if (!q.IsBuy)
            return;
        var book = q.State.Portfolio.Strategies.GetValueOrDefault(strategy);
        var held = q.Replaces?.Strategy == strategy ? q.Held.Cash : 0;
        var used = (book?.Cost ?? 0) + q.State.Risk.Reservations.CashOf(strategy) - held + q.AmountWithFees;
        q.AtMost(RiskCheck.StrategyBudget, $"The money of {strategy}", limits.Budget, used, "won");
        if (q.State.Portfolio.Day != q.Day)
            return;
        var loss = book is null ? 0 : -Valuation.DayProfit(q.Options.Market, book);
        if (q.State.Risk.StrategyLossReached.Contains(strategy) || (loss > 0 && loss >= limits.MaxLossPerDay))
            q.Fail(RiskCheck.StrategyBudget, $"{strategy} has lost what it may lose on a day; only sales are let through.", limits.MaxLossPerDay, loss);
    }
}
