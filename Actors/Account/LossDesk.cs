using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Watches the day's loss, marked to market.</summary>
internal static class LossDesk
{
    internal static void Watch(AccountDraft draft)
    {
        var (risk, portfolio, market) = (draft.State.Risk, draft.State.Portfolio, draft.Options.Market);
        if (!portfolio.IsOpened || portfolio.Day is not { } day || day != TradingDay.At(draft.Now))
            return;
        var limit = draft.Options.LimitsOf(risk).MaxLossPerDay;
        var loss = -Valuation.DayProfit(market, portfolio);
        if (!risk.DailyLossReached && loss > 0 && loss >= limit)
            draft.Add(new DailyLossLimitReached(day, null, loss, limit));
        foreach (var (strategy, limits) in risk.StrategyLimits.OrderBy(s => s.Key.Value, StringComparer.Ordinal))
        {
            var lost = portfolio.Strategies.TryGetValue(strategy, out var book) ? -Valuation.DayProfit(market, book) : 0;
            if (lost > 0 && lost >= limits.MaxLossPerDay && !risk.StrategyLossReached.Contains(strategy))
                draft.Add(new DailyLossLimitReached(day, strategy, lost, limits.MaxLossPerDay));
        }
    }
}
