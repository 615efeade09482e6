using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Account;

/// <summary>Finds out what became of orders and changes in doubt. Evidence decides, or a person; nothing is guessed.</summary>
internal static class DoubtDesk
{
    /// <summary>Matches orders in doubt with Kiwoom's list.</summary>
    internal static void Match(AccountDraft draft, BrokerSnapshot snapshot, List<SnapshotOrder> entries)
    {
        var doubts = draft.Open().Where(o => o is { IsInDoubt: true, Legs.Count: 0 } && o.Day == snapshot.Day).ToList();
        var candidates = doubts.ToDictionary(o => o.Id, o => entries.Where(e => MayBe(draft, snapshot, e, o)).ToList());
        foreach (var order in doubts)
        {
            if (entries.Find(e => e.ClientOrderId == order.Id && e.Kind == BrokerOrderKind.New) is { } named)
                Arrived(draft, order, snapshot.Day, named.BrokerOrderNo);
            else if (!draft.Options.TradedElsewhere && candidates[order.Id] is [var only] && doubts.All(o => o == order || !candidates[o.Id].Contains(only)))
                Arrived(draft, order, snapshot.Day, only.BrokerOrderNo);
            else if (candidates[order.Id].Count > 0)
                Show(draft, order, [.. candidates[order.Id].Select(e => e.BrokerOrderNo)]);
            else if (ProvesAbsence(draft, snapshot, order.DoubtSince))
                draft.Add(new InDoubtResolved(order.Id, DoubtResolution.NeverArrived, "Kiwoom's complete list does not have it."));
        }
    }

    /// <summary>Ends doubts about cancels and replaces that Kiwoom's list shows to have had no effect.</summary>
    internal static void SettleChanges(AccountDraft draft, BrokerSnapshot snapshot)
    {
        foreach (var order in draft.Open())
        {
            if (order.Change is not { DoubtSince: { } since } change || !ProvesAbsence(draft, snapshot, since))
                continue;
            var original = snapshot.Orders.FirstOrDefault(e => e.BrokerOrderNo == change.Original);
            if (original is not { OpenQuantity: > 0 } || snapshot.Day != order.Legs[^1].Day)
                continue;
            const string Text = "Kiwoom's list shows the order as it was before.";
            draft.Add(change.Kind == ChangeKind.Cancel ? new CancelRejected(order.Id, change.Command, null, Text) : new ReplaceRejected(order.Id, change.Command, null, Text));
            ReportDesk.AfterChange(draft, order.Id);
        }
    }

    /// <summary>Carries out a person's decision.</summary>
    internal static void Resolve(AccountDraft draft, ResolveInDoubt command)
    {
        if (command.Account != draft.Options.Account || command.Caller.Level < PermissionLevel.Admin)
        {
            draft.Answer(new OrderAnswer.Forbidden("Only an admin resolves doubts."));
            return;
        }

        if (draft.Find(command.ClientOrderId) is not { } order)
        {
            draft.Answer(new OrderAnswer.NotFound(command.ClientOrderId));
            return;
        }

        if (!order.IsInDoubt)
        {
            draft.Answer(CancellingDesk.NotPossible(draft, order));
            return;
        }

        var by = command.Caller.User;
        if (command.BrokerOrderNo is not { } number)
        {
            draft.Add(new InDoubtResolved(order.Id, DoubtResolution.NeverArrived, $"{by} decided: it never arrived.", by));
        }
        else if (Obstacle(draft, order, number, command.Force) is { } why)
        {
            draft.Answer(CancellingDesk.NotPossible(draft, order, why));
            return;
        }
        else
        {
            draft.Add(new InDoubtResolved(order.Id, DoubtResolution.Arrived, $"{by} decided: it is Kiwoom's number {number}{(command.Force ? ", whatever its lists show" : "")}.", by));
            Arrived(draft, draft.Find(order.Id)!, order.Day, number);
            draft.ReconcileSoon();
        }

        draft.Answer(new OrderAnswer.Taken(draft.Find(order.Id)!.View(draft.Options.Account)));
    }

    // Both instants are of this machine's clock: the bridge's may differ from it by anything.
    private static bool ProvesAbsence(AccountDraft draft, BrokerSnapshot snapshot, DateTimeOffset? doubtSince) =>
        snapshot.Complete && SessionDesk.AskedAt(snapshot) >= doubtSince + draft.Options.SettleAfter;

    // Why a person may not name a number; null where he may. A slip of the pen would give the order another one's fills.
    private static string? Obstacle(AccountDraft draft, OrderRecord order, BrokerOrderNo number, bool force) => draft.Find(order.Day, number) switch
    {
        { External: false } other => $"Number {number} belongs to order {other.Id}.",
        { } other when other.Spec.Symbol != order.Spec.Symbol || other.Spec.Side != order.Spec.Side || other.Quantity != order.Quantity =>
            $"Number {number} is another order at Kiwoom: {other.Spec.Side} {other.Quantity} {other.Spec.Symbol}.",
        _ when force || order.Candidates.Contains(number) => null,
        _ => $"Kiwoom's lists have not shown number {number} as a candidate. Look it up there again; only with 'force' it is taken all the same.",
    };

    private static void Arrived(AccountDraft draft, OrderRecord order, TradingDay day, BrokerOrderNo number)
    {
        if (ReportDesk.Accept(draft, order, day, number))
            ReportDesk.AfterChange(draft, order.Id);
    }

    private static void Show(AccountDraft draft, OrderRecord order, IReadOnlyList<BrokerOrderNo> numbers)
    {
        if (!order.Candidates.SequenceEqual(numbers))
            draft.Add(new InDoubtCandidatesFound(order.Id, numbers));
    }

    // When Kiwoom says that it was ordered is left to people: an entry is not ruled out because this machine's clock was wrong.
    private static bool MayBe(AccountDraft draft, BrokerSnapshot snapshot, SnapshotOrder entry, OrderRecord order) =>
        entry is { Kind: BrokerOrderKind.New, ClientOrderId: null } && entry.Symbol == order.Spec.Symbol && entry.Side == order.Spec.Side && entry.Quantity == order.Quantity
        && entry.Price == order.Price
        && draft.Find(snapshot.Day, entry.BrokerOrderNo) is null or { External: true };
}
