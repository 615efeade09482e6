using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on cancels. Who may trade may always cancel, whatever the limits and the kill switch say.</summary>
internal static class CancellingDesk
{
    internal static void Cancel(AccountDraft draft, CancelOrder command)
    {
        if (Forbidden(draft, command.Caller, command.Account) is { } forbidden)
        {
            draft.Answer(forbidden);
            return;
        }

        if (draft.Find(command.ClientOrderId) is not { } order)
        {
            draft.Answer(new OrderAnswer.NotFound(command.ClientOrderId));
            return;
        }

        if (order is { Change.Kind: ChangeKind.Cancel, IsFinal: false })
            draft.Answer(new OrderAnswer.Taken(order.View(draft.Options.Account), Duplicate: true));
        else if (TryRequest(draft, order, CancelReason.Requested))
            draft.Answer(new OrderAnswer.Taken(draft.Find(order.Id)!.View(draft.Options.Account)));
        else
            draft.Answer(NotPossible(draft, order, IsAtWrongServer(draft) ? "Kiwoom is logged in to the other server: nothing is sent there, not even a cancel." : null));
    }

    internal static void MassCancel(AccountDraft draft, MassCancel command)
    {
        if (Forbidden(draft, command.Caller, command.Account) is { } forbidden)
        {
            draft.Answer(forbidden);
            return;
        }

        var (requested, notPossible) = (new List<ClientOrderId>(), new List<ClientOrderId>());
        foreach (var order in draft.State.Orders.OpenInOrder())
        {
            var isMeant = (command.Symbol ?? order.Spec.Symbol) == order.Spec.Symbol && (command.Strategy is null || command.Strategy == order.Strategy);
            if (!isMeant || order.Change is { Kind: ChangeKind.Cancel })
                continue;
            (TryRequest(draft, order, CancelReason.Requested) ? requested : notPossible).Add(order.Id);
        }

        draft.Answer(new MassCancelAnswer(requested, notPossible));
    }

    /// <summary>Requests the cancel of what is open, where that is possible now.</summary>
    internal static bool TryRequest(AccountDraft draft, OrderRecord order, CancelReason reason)
    {
        if (order.IsUnsent)
        {
            draft.Add(new OrderRefused(order.Id, RefusalReason.NotSent, null, "It was cancelled before it was sent."));
            return true;
        }

        if (IsAtWrongServer(draft) || order.IsFinal || order.IsInDoubt || order.Change is not null || order.Current is not { Open: > 0 } leg)
            return false;
        var command = draft.NextCommand(order.Id, order.Commands);
        draft.Add(new CancelRequested(order.Id, command, leg.Number, leg.Open, reason));
        draft.Send(new SubmitCancel(command, draft.Options.Account, order.Id, leg.Number, order.Spec.Symbol, order.Spec.Side, leg.Open));
        return true;
    }

    private static bool IsAtWrongServer(AccountDraft draft) => draft.Options.Broker.ServerOf(draft.Options.Account) is { } server && server != draft.Options.Mode;

    /// <summary>Why a caller may not change orders; null where he may.</summary>
    internal static OrderAnswer.Forbidden? Forbidden(AccountDraft draft, Caller caller, AccountNo account)
    {
        if (account != draft.Options.Account)
            return new OrderAnswer.Forbidden($"This is account {draft.Options.Account}.");
        if (caller.Refusal is { } refusal)
            return new OrderAnswer.Forbidden(refusal);
        var needed = PermissionChecks.LevelFor(draft.Options.Mode);
        return caller.Level < needed ? new OrderAnswer.Forbidden($"{caller.User} is {caller.Level}; this needs {needed}.") : null;
    }

    internal static OrderAnswer.NotPossible NotPossible(AccountDraft draft, OrderRecord order, string? why = null) => new(
        order.View(draft.Options.Account),
        [new FailedCheck(RiskCheck.OrderState, why ?? $"The order is {order.Status}: it cannot be changed that way now.")]);
}
