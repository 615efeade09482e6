using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on the bridge's reports: each once, in whatever order they come.</summary>
internal static class ReportDesk
{
    internal static void Take(AccountDraft draft, SequencedReport sequenced)
    {
        var options = draft.Options;

        // The one before it could not be journalled, on a full disk for example. Taken now, this one would make that one count as known when it
        // comes again. Unacknowledged, both come again in order.
        if (sequenced.Previous > draft.State.LastReport(sequenced.Bridge, sequenced.Outbox))
            return;
        if (sequenced.Sequence > draft.State.LastReport(sequenced.Bridge, sequenced.Outbox))
        {
            if (sequenced.Report.Account != options.Account)
                Unexplained(draft, ReportFault.UnknownOrder, null, $"The report is about account {sequenced.Report.Account}.");
            else
                Take(draft, sequenced.Report);
            draft.Seen(new ReportPlace(sequenced.Bridge, sequenced.Outbox, sequenced.Sequence));
        }

        draft.Run(new Tell(options.Bridge, new ReportAcknowledged(options.Account, sequenced.Bridge, sequenced.Outbox, sequenced.Sequence)));
    }

    /// <summary>Records a report that contradicts what is known.</summary>
    internal static void Unexplained(
        AccountDraft draft, ReportFault fault, ClientOrderId? order, string text, TradingDay? day = null, BrokerOrderNo? number = null, Symbol? symbol = null, Side? side = null,
        long? quantity = null, long? price = null)
    {
        draft.Add(new ReportNotExplained(fault, order, day, number, symbol, side, quantity, price, text));
        draft.ReconcileSoon();
    }

    /// <summary>An order got its number: by an acknowledgement, by an event that names both, or by a list. False where it cannot be so.</summary>
    internal static bool Accept(AccountDraft draft, OrderRecord order, TradingDay day, BrokerOrderNo number)
    {
        if (order.Leg(day, number) is not null)
            return true;
        if (draft.Find(day, number) is { } other)
            return Adopt(draft, order, other, day, number);
        if (order.Legs.Count > 0)
        {
            Unexplained(draft, ReportFault.OrderState, order.Id, $"The order has number {order.Legs[0].Number} already and was acknowledged as {number}.", day, number);
            return false;
        }

        Revive(draft, order);
        draft.Add(new OrderAccepted(order.Id, day, number));
        return true;
    }

    /// <summary>Ends a doubt, or a wrong end, of an order that did arrive.</summary>
    internal static void Revive(AccountDraft draft, OrderRecord order)
    {
        if (order.IsInDoubt)
            draft.Add(new InDoubtResolved(order.Id, DoubtResolution.Arrived, "Kiwoom has it."));
        else if (order.IsFinal && order.Legs.Count == 0)
            draft.Add(new OrderReopened(order.Id, "Kiwoom has it after all."));
    }

    /// <summary>While the kill switch is on, what turns out to be open is cancelled at once.</summary>
    internal static void AfterChange(AccountDraft draft, ClientOrderId id)
    {
        if (draft.State.Risk.KillSwitch.Engaged && draft.Find(id) is { IsFinal: false, Liquidation: false } order)
            CancellingDesk.TryRequest(draft, order, CancelReason.KillSwitch);
    }

    /// <summary>An order that seemed to come from elsewhere is this one.</summary>
    internal static bool Adopt(AccountDraft draft, OrderRecord order, OrderRecord external, TradingDay day, BrokerOrderNo number)
    {
        var isSame = external.External && external.Spec.Symbol == order.Spec.Symbol && external.Spec.Side == order.Spec.Side
            && (order.Legs.Count > 0 || external.Quantity == order.Quantity);
        if (!isSame)
        {
            Unexplained(draft, ReportFault.OtherOrder, order.Id, $"Number {number} belongs to order {external.Id}.", day, number);
            return false;
        }

        Revive(draft, order);
        draft.Add(new ExternalOrderAdopted(order.Id, external.Id));
        return true;
    }

    private static void Take(AccountDraft draft, IBrokerReport report)
    {
        switch (report)
        {
            case OrderAcknowledged r:
                Acknowledged(draft, r);
                break;
            case CommandRefused r:
                Refused(draft, r);
                break;
            case CommandInDoubt r:
                Doubted(draft, r);
                break;
            case OrderStateReported r:
                StateReports.Take(draft, r);
                break;
            case ExecutionReported r:
                FillReports.Take(draft, r);
                break;
            case HoldingReported r:
                if ((draft.State.Portfolio.Positions.Find(r.Symbol)?.Quantity ?? 0) != r.Quantity)
                    draft.ReconcileSoon();
                break;
            case BrokerSnapshot r:
                SnapshotReconciler.Take(draft, r);
                break;
        }
    }

    // A cancel or replace of an order that seemed to come from elsewhere names it so, even where it is known by now whose it is.
    private static OrderRecord? Named(AccountDraft draft, ClientOrderId id) =>
        draft.Find(id) ?? (PlacingDesk.TryReadExternalId(id, out var day, out var number) ? draft.Find(day, number) : null);

    private static void Acknowledged(AccountDraft draft, OrderAcknowledged r)
    {
        if (Named(draft, r.ClientOrderId) is not { } order)
        {
            Unexplained(draft, ReportFault.UnknownOrder, r.ClientOrderId, "Kiwoom acknowledged an order that nobody placed here.", r.Day, r.BrokerOrderNo);
            return;
        }

        if (r.Command == order.Command)
            Accept(draft, order, r.Day, r.BrokerOrderNo);
        else if (order.Change is { } change && change.Command == r.Command && order.Leg(r.Day, r.BrokerOrderNo) is null)
            ChangeAcknowledged(draft, order, change, r);
        AfterChange(draft, order.Id);
    }

    private static void ChangeAcknowledged(AccountDraft draft, OrderRecord order, PendingChange change, OrderAcknowledged r)
    {
        if (change.Kind == ChangeKind.Replace && draft.Find(r.Day, r.BrokerOrderNo) is { } external)
            Adopt(draft, order, external, r.Day, r.BrokerOrderNo);
        else if (change.Number != r.BrokerOrderNo)
            draft.Add(new ChangeAccepted(order.Id, r.Command, r.Day, r.BrokerOrderNo));
    }

    private static void Refused(AccountDraft draft, CommandRefused r)
    {
        if (Named(draft, r.ClientOrderId) is not { } order)
        {
            Unexplained(draft, ReportFault.UnknownOrder, r.ClientOrderId, $"The bridge refused an order that nobody placed here: {r.Text}");
            return;
        }

        if (r.Command == order.Command)
        {
            if (order.IsFinal)
                return;
            if (order.Legs.Count > 0 && r.Reason != RefusalReason.RejectedByKiwoom)
                Unexplained(draft, ReportFault.OrderState, order.Id, $"The order is at Kiwoom and was refused: {r.Text}");
            else
                draft.Add(new OrderRefused(order.Id, r.Reason, r.ReturnCode, r.Text));
        }
        else if (order.Change is { } change && change.Command == r.Command)
        {
            draft.Add(change.Kind == ChangeKind.Cancel
                ? new CancelRejected(order.Id, r.Command, r.Reason, r.Text)
                : new ReplaceRejected(order.Id, r.Command, r.Reason, r.Text));
            if (change.Kind == ChangeKind.Replace)
                AfterChange(draft, order.Id);
            else
                draft.ReconcileSoon();
        }
    }

    private static void Doubted(AccountDraft draft, CommandInDoubt r)
    {
        if (Named(draft, r.ClientOrderId) is not { } order)
            Unexplained(draft, ReportFault.UnknownOrder, r.ClientOrderId, $"The bridge is in doubt about an order that nobody placed here: {r.Text}");
        else if (r.Command == order.Command && order is { Legs.Count: 0, IsFinal: false, IsInDoubt: false })
            draft.Add(new OrderInDoubt(order.Id, r.Text));
        else if (order.Change is { DoubtSince: null } change && change.Command == r.Command)
            draft.Add(new ChangeInDoubt(order.Id, r.Command, r.Text));
        else
            return;
        draft.ReconcileSoon();
    }
}
