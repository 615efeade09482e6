using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on the passing of time.</summary>
internal static class TimeDesk
{
    // The closing auction may end up to half a minute late, and its fills come after that.
    private static readonly TimeSpan AfterClose = TimeSpan.FromMinutes(2);

    internal static void Pass(AccountDraft draft, Tick tick)
    {
        BeginDay(draft);
        CloseDay(draft);
        Expire(draft);
        foreach (var order in draft.Open())
            Overdue(draft, order);
        LossDesk.Watch(draft);
        if (draft.State.Risk.KillSwitch.Engaged)
            KillSwitchDesk.Pursue(draft);
        if (SessionDesk.HasMissedTheSession(draft))
            SessionDesk.Begin(draft, draft.Options.Broker.EpochOf(draft.Options.Account));
        else if (IsTimeToCompare(draft, tick.After ?? draft.Now - draft.Options.TickEvery))
            SessionDesk.RequestSnapshot(draft);
        StartTimer(draft);
    }

    internal static void StartTimer(AccountDraft draft) =>
        draft.Run(new StartTimer("tick", draft.Options.TickEvery, new Tick(new Cause(CommandId.Parse($"tick:{draft.Now.ToUnixTimeMilliseconds()}")), draft.Now)));

    /// <summary>Begins the trading day where a new one has come.</summary>
    internal static void BeginDay(AccountDraft draft)
    {
        var (portfolio, day) = (draft.State.Portfolio, TradingDay.At(draft.Now));
        if (!draft.Options.Schedule.Calendar.IsTradingDay(day) || (portfolio.Day is { } known && known.CompareTo(day) >= 0))
            return;
        if (portfolio is { Day: { } before, IsDayClosed: false, IsOpened: true })
            draft.Add(Closed(draft, before));
        draft.Add(new TradingDayOpened(day, portfolio.Cash + Valuation.ValueOf(draft.Options.Market, portfolio.Positions), Valuation.Marks(draft.Options.Market, portfolio.Positions)));
    }

    private static void CloseDay(AccountDraft draft)
    {
        var portfolio = draft.State.Portfolio;
        if (portfolio is { Day: { } day, IsDayClosed: false, IsOpened: true } && day == TradingDay.At(draft.Now) && draft.Now >= draft.Options.Schedule.ClosingOf(day) + AfterClose)
            draft.Add(Closed(draft, day));
    }

    private static TradingDayClosed Closed(AccountDraft draft, TradingDay day)
    {
        var positions = draft.State.Portfolio.Positions;
        return new TradingDayClosed(day, Valuation.ValueOf(draft.Options.Market, positions), Valuation.Marks(draft.Options.Market, positions));
    }

    // Kiwoom reports the end of an order where it does [U]; where it did not, the end of the day's last session tells.
    private static void Expire(AccountDraft draft)
    {
        foreach (var order in draft.State.Orders.OpenInOrder())
        {
            if (order.Legs.Count > 0 && !order.IsInDoubt && draft.Now >= EndOf(draft.Options, order.Legs[^1].Day) + draft.Options.ExpireAfter)
                draft.Add(new OrderExpired(order.Id, order.LeavesQty, "The day's last session is over."));
        }
    }

    private static DateTimeOffset EndOf(AccountOptions options, TradingDay day) =>
        options.Schedule.Calendar.IsTradingDay(day) ? options.Schedule.EndOf(day) : day.InstantOf(TimeOnly.MaxValue);

    private static void Overdue(AccountDraft draft, OrderRecord order)
    {
        var overdue = draft.Options.AnswerOverdueAfter;
        if (order is { IsUnsent: true, SendBefore: { } last } && draft.Now > last)
            draft.Add(new OrderRefused(order.Id, RefusalReason.TooLate, null, "It waited for the account to be compared with Kiwoom and was never sent."));
        else if (order is { Legs.Count: 0, IsInDoubt: false, SendBefore: { } before } && draft.Now > before + overdue)
            draft.Add(new OrderInDoubt(order.Id, "No answer came from the bridge in time."));
        else if (order.Change is { DoubtSince: null } change && draft.Now > (change.SendBefore ?? change.RequestedAt + draft.Options.SendWithin) + overdue)
            draft.Add(new ChangeInDoubt(order.Id, change.Command, "No answer came from the bridge in time."));
    }

    private static bool IsTimeToCompare(AccountDraft draft, DateTimeOffset after)
    {
        var (options, now) = (draft.Options, draft.Now);
        if (!options.Broker.IsReachable(options.Account))
            return false;
        var isWanted = !StandingChecks.IsReconciled(draft.State, options) || draft.Open().Any(o => o.IsInDoubt || o.Change?.DoubtSince is not null);
        if (isWanted && now.Ticks / options.ReconcileEvery.Ticks != after.Ticks / options.ReconcileEvery.Ticks)
            return true;
        var day = TradingDay.At(now);
        if (!options.Schedule.Calendar.IsTradingDay(day))
            return false;
        var closing = options.Schedule.ClosingOf(day) + AfterClose;
        return after < closing && closing <= now;
    }
}
