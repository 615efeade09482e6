using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Account;

/// <summary>Emergency stop and its release.</summary>
internal static class KillSwitchDesk
{
    private const int LongestReason = 500;
    private static readonly Caller System = new(UserId.Parse("system"), PermissionLevel.Admin);

    internal static void Engage(AccountDraft draft, EngageKillSwitch command)
    {
        if (CancellingDesk.Forbidden(draft, command.Caller, command.Account) is { } forbidden)
        {
            draft.Answer(new RiskAnswer.Forbidden(forbidden.Text));
            return;
        }

        var liquidate = command.Liquidate ?? draft.Options.LimitsOf(draft.State.Risk).LiquidateOnKillSwitch;
        var standing = draft.State.Risk.KillSwitch;
        var risk = standing;
        if (!standing.Engaged || (liquidate && !standing.Liquidate))
        {
            var engaged = new KillSwitchEngaged(Shown(command.Reason), liquidate, command.Caller.User);
            draft.Add(engaged);
            risk = new KillSwitchView(true, liquidate, draft.Now, engaged.User, engaged.Reason);
        }

        CancelAll(draft);
        if (risk.Liquidate)
            Liquidate(draft);
        draft.Answer(new RiskAnswer.Done(AccountViews.Risk(draft.Options, draft.State, draft.Now) with { KillSwitch = risk }));
    }

    internal static void Release(AccountDraft draft, ReleaseKillSwitch command)
    {
        if (command.Account != draft.Options.Account || command.Caller.Level < PermissionLevel.Admin)
        {
            draft.Answer(new RiskAnswer.Forbidden("Only an admin releases the kill switch."));
            return;
        }

        if (draft.State.Risk.KillSwitch.Engaged)
            draft.Add(new KillSwitchReleased(Shown(command.Reason), command.Caller.User));
        draft.Answer(new RiskAnswer.Done(AccountViews.Risk(draft.Options, draft.State, draft.Now) with { KillSwitch = new KillSwitchView(false, false, null, null, null) }));
    }

    /// <summary>Keeps at it while the switch is on: what could not be cancelled or sold before.</summary>
    internal static void Pursue(AccountDraft draft)
    {
        CancelAll(draft);
        if (draft.State.Risk.KillSwitch.Liquidate)
            Liquidate(draft);
    }

    private static void CancelAll(AccountDraft draft)
    {
        foreach (var order in draft.Open())
        {
            if (!order.Liquidation)
                CancellingDesk.TryRequest(draft, order, CancelReason.KillSwitch);
        }
    }

    private static void Liquidate(AccountDraft draft)
    {
        var count = draft.State.Orders.OrderCount;
        foreach (var position in draft.State.Portfolio.Positions.All.OrderBy(p => p.Symbol, SymbolOrder.Instance))
        {
            var sellable = position.Quantity - draft.State.Risk.Reservations.Of(position.Symbol).SellShares;
            if (sellable <= 0)
                continue;
            var spec = new OrderSpec(
                PlacingDesk.LiquidationId(TradingDay.At(draft.Now), position.Symbol, ++count), position.Symbol, Side.Sell, sellable, OrderType.Market, null, null,
                TimeInForce.Day, draft.Options.Mode);
            var question = new RiskQuestion(draft.Options, draft.State, System, spec, draft.Now);
            if (RiskGuard.CheckLiquidation(question).Count == 0)
                PlacingDesk.Send(draft, question, null, null, liquidation: true);
        }
    }

    private static string Shown(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? "No reason given." : reason.Length <= LongestReason ? reason : reason[..LongestReason];
}
