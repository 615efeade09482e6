using Kiwoom.Actors.Account;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Actors.Risk;

/// <summary>Counts, reserves and refuses.</summary>
public static partial class RiskGuard
{
    /// <summary>Orders kept for the rate and duplicate checks: above the highest rate that limits can allow.</summary>
    public const int RecentOrdersKept = 128;

    private static readonly TimeSpan KeepRecent = TimeSpan.FromMinutes(1);

    /// <summary>Folds one event in.</summary>
    /// <param name="state">The state.</param>
    /// <param name="event">The event.</param>
    /// <param name="at">Its instant (UTC).</param>
    /// <param name="order">The order that it is about, as it stands after it; null for none.</param>
    public static void Apply(RiskGuardState state, AccountEvent @event, DateTimeOffset at, OrderRecord? order)
    {
        switch (@event)
        {
            case OrderPlaced e:
                Count(state, new RecentOrder(at, e.Spec, e.Strategy));
                break;
            case OrderRejected:
                state.RejectedToday++;
                break;
            case ReplaceRequested:
                Count(state, new RecentOrder(at, null, order?.Strategy));
                break;
            case RiskLimitsChanged e:
                state.Limits = e.Limits;
                break;
            case StrategyLimitsChanged { Limits: { } limits } e:
                state.StrategyLimitMap[e.Strategy] = limits;
                break;
            case StrategyLimitsChanged e:
                state.StrategyLimitMap.Remove(e.Strategy);
                break;
            case KillSwitchEngaged e:
                state.KillSwitch = new KillSwitchView(true, e.Liquidate, at, e.User, e.Reason);
                break;
            case KillSwitchReleased:
                state.KillSwitch = new KillSwitchView(false, false, null, null, null);
                break;
            case DailyLossLimitReached { Strategy: { } strategy }:
                state.StrategyLossReached.Add(strategy);
                break;
            case DailyLossLimitReached:
                state.DailyLossReached = true;
                break;
            case TradingDayOpened:
                state.OrdersToday = 0;
                state.RejectedToday = 0;
                state.DailyLossReached = false;
                state.StrategyOrdersToday.Clear();
                state.StrategyLossReached.Clear();
                break;
        }

        if (order is not null)
            state.Reservations.Refresh(order);
    }

    private static void Count(RiskGuardState state, RecentOrder recent)
    {
        state.OrdersToday++;
        if (recent.Strategy is { } strategy)
            state.StrategyOrdersToday[strategy] = state.StrategyOrdersToday.GetValueOrDefault(strategy) + 1;
        state.RecentQueue.Enqueue(recent);
        while (state.RecentQueue.Count > RecentOrdersKept || recent.At - state.RecentQueue.Peek().At > KeepRecent)
            state.RecentQueue.Dequeue();
    }
}
