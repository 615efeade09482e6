using Kiwoom.Actors.Account;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether the day has lost too much already, marked to market. Sales of what is held stay possible: they end the risk.</summary>
internal static class LossChecks
{
    internal static void Run(RiskQuestion q)
    {
        if (!q.IsBuy || q.State.Portfolio.Day != q.Day)
            return;
        var loss = -Valuation.DayProfit(q.Options.Market, q.State.Portfolio);
        if (q.State.Risk.DailyLossReached || (loss > 0 && loss >= q.Limits.MaxLossPerDay))
            q.Fail(RiskCheck.DailyLoss, "The day's loss has reached its limit; only sales are let through.", q.Limits.MaxLossPerDay, loss);
    }
}
