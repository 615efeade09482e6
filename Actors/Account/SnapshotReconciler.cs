using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Account;

/// <summary>Compares the account with Kiwoom's own lists: resolves doubts, finds what no report told, and records what differs.</summary>
internal static class SnapshotReconciler
{
    internal static void Take(AccountDraft draft, BrokerSnapshot snapshot)
    {
        // The other server has another account under the number, if it has one.
        if (draft.Options.Broker.ServerOf(draft.Options.Account) is { } server && server != draft.Options.Mode)
            return;
        var entries = snapshot.Orders.OrderBy(o => o.BrokerOrderNo.Value, StringComparer.Ordinal).ToList();
        if (entries.FirstOrDefault(IsImpossible) is { } impossible)
        {
            ReportDesk.Unexplained(
                draft, ReportFault.ImpossibleNumbers, impossible.ClientOrderId, "Kiwoom's list has an order with numbers that cannot be.", snapshot.Day, impossible.BrokerOrderNo,
                impossible.Symbol, null, impossible.Quantity, impossible.Price);
            return;
        }

        DoubtDesk.Match(draft, snapshot, entries);
        foreach (var entry in entries)
        {
            if (entry.Kind != BrokerOrderKind.Cancel && OrderOf(draft, snapshot, entries, entry) is { } order)
                Compare(draft, snapshot, entries, entry, order.Id);
        }

        DoubtDesk.SettleChanges(draft, snapshot);
        Missing(draft, snapshot, entries);
        BalanceComparison.Take(draft, snapshot);
    }

    private static bool IsImpossible(SnapshotOrder o) =>
        !ReportedNumbers.IsQuantity(o.Quantity) || !ReportedNumbers.IsQuantity(o.CumulativeQuantity) || !ReportedNumbers.IsQuantity(o.OpenQuantity)
        || !ReportedNumbers.IsOrderPrice(o.Price) || !ReportedNumbers.IsAmount(o.CumulativeAmount) || !Enum.IsDefined(o.Side) || !Enum.IsDefined(o.Kind);

    private static OrderRecord? OrderOf(AccountDraft draft, BrokerSnapshot snapshot, List<SnapshotOrder> entries, SnapshotOrder entry)
    {
        var day = snapshot.Day;
        var known = draft.Find(day, entry.BrokerOrderNo);
        var named = draft.Find(entry.ClientOrderId);
        if (known is { External: false } || (known is not null && named is not { External: false }))
            return known;
        if (entry is { Kind: BrokerOrderKind.Replace, Original: { } original } && (draft.Find(day, original) ?? named) is { } replaced)
        {
            if (known is not null)
                ReportDesk.Adopt(draft, replaced, known, day, entry.BrokerOrderNo);
            else if (!TookEffect(entries, entry))
                return null;
            else if (replaced.Leg(day, original) is not null || ReportDesk.Accept(draft, replaced, day, original))
                StateReports.Move(draft, draft.Find(replaced.Id)!, day, original, entry.BrokerOrderNo, Taken(entry), entry.Price);
            return draft.Find(replaced.Id);
        }

        if (named is { External: false } && named.Spec.Symbol == entry.Symbol && named.Spec.Side == entry.Side)
            return ReportDesk.Accept(draft, named, day, entry.BrokerOrderNo) ? draft.Find(named.Id) : null;
        return entry.Quantity > 0 ? ExternalOrders.See(draft, day, entry.BrokerOrderNo, entry.Symbol, entry.Side, entry.Quantity, entry.Price, entry.OrderedAt) : null;
    }

    // A replacement is in the list from its acceptance on, also while it waits for the exchange and after it lost its race. It has shares only
    // once it took them from its original: they are open, filled, or went on to its own replacement.
    private static bool TookEffect(List<SnapshotOrder> entries, SnapshotOrder entry) =>
        entry.OpenQuantity + entry.CumulativeQuantity > 0
        || entries.Exists(e => e.Kind == BrokerOrderKind.Replace && e.Original == entry.BrokerOrderNo && IsLater(e, entry) && TookEffect(entries, e));

    private static bool IsLater(SnapshotOrder one, SnapshotOrder other) => string.CompareOrdinal(one.BrokerOrderNo.Value, other.BrokerOrderNo.Value) > 0;

    private static long Taken(SnapshotOrder entry) => entry.OpenQuantity + entry.CumulativeQuantity is > 0 and var shares ? shares : entry.Quantity;

    private static void Compare(AccountDraft draft, BrokerSnapshot snapshot, List<SnapshotOrder> entries, SnapshotOrder entry, ClientOrderId id)
    {
        var (order, leg) = At(draft, snapshot, entry, id);
        if (leg is null)
            return;
        var missing = entry.CumulativeQuantity - leg.Filled;
        if (missing > 0)
            Fill(draft, snapshot, entry, order, leg, missing);
        else if (missing < 0 && order.Executions.All(e => e.ExecutedAt < snapshot.StartedAt - draft.Options.SettleAfter))
            ReportDesk.Unexplained(draft, ReportFault.ListBehindReports, id, $"Kiwoom's list has {entry.CumulativeQuantity} shares filled, {leg.Filled} were reported.", snapshot.Day, entry.BrokerOrderNo);
        (order, leg) = At(draft, snapshot, entry, id);
        if (leg is { Open: > 0 } && entry.OpenQuantity == 0 && entry.CumulativeQuantity == leg.Filled)
            Close(draft, entries, entry, order, leg);
    }

    private static (OrderRecord Order, OrderLeg? Leg) At(AccountDraft draft, BrokerSnapshot snapshot, SnapshotOrder entry, ClientOrderId id)
    {
        var order = draft.Find(id)!;
        return (order, order.Leg(snapshot.Day, entry.BrokerOrderNo));
    }

    private static void Fill(AccountDraft draft, BrokerSnapshot snapshot, SnapshotOrder entry, OrderRecord order, OrderLeg leg, long missing)
    {
        var amount = entry.CumulativeAmount - leg.FilledAmount;
        if (missing > leg.Open + leg.Closed || amount < missing || !TickSizes.IsPrice(amount / missing))
        {
            ReportDesk.Unexplained(
                draft, missing > leg.Open + leg.Closed ? ReportFault.OverFill : ReportFault.ImpossibleNumbers, order.Id,
                $"Kiwoom's list has {entry.CumulativeQuantity} shares for {entry.CumulativeAmount} won; {leg.Filled} for {leg.FilledAmount} won are known.", snapshot.Day, entry.BrokerOrderNo);
            return;
        }

        var execution = ExecutionId.Parse($"{snapshot.Day.ToCompact()}-{entry.BrokerOrderNo}-r{entry.CumulativeQuantity}");
        FillReports.Add(
            draft, order, execution, snapshot.Day, entry.BrokerOrderNo, missing, amount / missing, amount, entry.CumulativeQuantity, snapshot.StartedAt, ExecutionSource.Reconciled);
    }

    private static void Close(AccountDraft draft, List<SnapshotOrder> entries, SnapshotOrder entry, OrderRecord order, OrderLeg leg)
    {
        var isCanceled = entries.Any(e => e.Kind == BrokerOrderKind.Cancel && e.Original == entry.BrokerOrderNo);
        if (isCanceled)
            draft.Add(new OrderCanceled(order.Id, leg.Day, leg.Number, leg.Open, order.LeavesQty - leg.Open));
        else if (!entries.Any(e => e.Kind == BrokerOrderKind.Replace && e.Original == entry.BrokerOrderNo && e.OpenQuantity > 0))
            StateReports.Close(draft, order, leg);
    }

    private static void Missing(AccountDraft draft, BrokerSnapshot snapshot, List<SnapshotOrder> entries)
    {
        if (!snapshot.Complete)
            return;
        var listed = entries.Select(e => e.BrokerOrderNo).ToHashSet();
        foreach (var order in draft.State.Orders.OpenInOrder())
        {
            if (order.Current is { Open: > 0 } leg && leg.Day == snapshot.Day && !listed.Contains(leg.Number) && order.UpdatedAt + draft.Options.SettleAfter <= snapshot.StartedAt)
                draft.Add(new ReportNotExplained(
                    ReportFault.MissingFromList, order.Id, leg.Day, leg.Number, order.Spec.Symbol, order.Spec.Side, leg.Open, order.Price, "Kiwoom's list does not have the order."));
        }
    }
}
