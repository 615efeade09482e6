using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on order events without a fill (Chejan 접수 and 확인, and ends). Source: fact sheet §4.3.</summary>
internal static class StateReports
{
    internal static void Take(AccountDraft draft, OrderStateReported r)
    {
        if (!ReportedNumbers.IsQuantity(r.Quantity) || !ReportedNumbers.IsQuantity(r.OpenQuantity) || !ReportedNumbers.IsOrderPrice(r.Price) || !Enum.IsDefined(r.Side))
        {
            ReportDesk.Unexplained(draft, ReportFault.ImpossibleNumbers, r.ClientOrderId, "Quantity or price cannot be.", r.Day, r.BrokerOrderNo, r.Symbol, null, r.Quantity, r.Price);
            return;
        }

        switch (r.State)
        {
            case BrokerOrderState.Accepted when r.Kind == BrokerOrderKind.New:
                if (OrderOf(draft, r) is { } accepted)
                    ReportDesk.AfterChange(draft, accepted.Id);
                break;
            case BrokerOrderState.CancelConfirmed when r.Kind == BrokerOrderKind.Cancel:
                Canceled(draft, r);
                break;
            case BrokerOrderState.ReplaceConfirmed when r.Kind == BrokerOrderKind.Replace:
                Replaced(draft, r);
                break;
            case BrokerOrderState.Closed when r.Kind != BrokerOrderKind.Cancel:
                if (OrderOf(draft, r) is { } closed && closed.Leg(r.Day, r.BrokerOrderNo) is { } leg)
                    Close(draft, closed, leg);
                break;
        }
    }

    /// <summary>Moves what is open to a new number.</summary>
    internal static void Move(AccountDraft draft, OrderRecord order, TradingDay day, BrokerOrderNo original, BrokerOrderNo number, long quantity, long? price)
    {
        // What was held for ended is open again on the new number.
        var open = order.IsFinal ? order.CanceledQty : order.LeavesQty;
        draft.Add(new OrderReplaced(order.Id, day, original, number, quantity, price, order.Quantity + Math.Max(0, quantity - open)));
    }

    /// <summary>Ends what is open of a number: cancelled where that was asked for or the order stands for a moment only, else expired.</summary>
    internal static void Close(AccountDraft draft, OrderRecord order, OrderLeg leg)
    {
        if (leg.Open == 0)
            return;
        if (order.Change is { Kind: ChangeKind.Replace } change && change.Original == leg.Number)
        {
            // The clearing event of an original that is being replaced; the confirmation tells where its shares went.
            draft.ReconcileSoon();
            return;
        }

        if (order.Change is not { Kind: ChangeKind.Cancel } && order.Spec.TimeInForce == TimeInForce.Day && leg.Open == order.LeavesQty)
            draft.Add(new OrderExpired(order.Id, leg.Open, "Kiwoom closed it."));
        else
            draft.Add(new OrderCanceled(order.Id, leg.Day, leg.Number, leg.Open, order.LeavesQty - leg.Open));
    }

    private static void Canceled(AccountDraft draft, OrderStateReported r)
    {
        if (r.Original is not { } original || Owner(draft, r, original) is not { } order)
        {
            ReportDesk.Unexplained(draft, ReportFault.UnknownOrder, r.ClientOrderId, "A cancel of an unknown order was confirmed.", r.Day, r.BrokerOrderNo, r.Symbol, r.Side, r.Quantity);
            return;
        }

        if (order.Leg(r.Day, original) is not { Open: > 0 } leg)
            return;
        var quantity = r.Quantity > 0 ? Math.Min(r.Quantity, leg.Open) : leg.Open;
        draft.Add(new OrderCanceled(order.Id, r.Day, original, quantity, order.LeavesQty - quantity));
        ReportDesk.AfterChange(draft, order.Id);
    }

    private static void Replaced(AccountDraft draft, OrderStateReported r)
    {
        var known = draft.Find(r.Day, r.BrokerOrderNo);
        if (known is { External: false })
            return;
        var order = r.Original is { } original ? Owner(draft, r, original) : null;
        if (order is null)
        {
            ExternalOrders.See(draft, r.Day, r.BrokerOrderNo, r.Symbol, r.Side, Math.Max(r.Quantity, r.OpenQuantity), r.Price);
            return;
        }

        if (known is not null && known != order)
            ReportDesk.Adopt(draft, order, known, r.Day, r.BrokerOrderNo);
        else if (known is null)
            Move(draft, order, r.Day, r.Original!.Value, r.BrokerOrderNo, r.OpenQuantity > 0 ? r.OpenQuantity : r.Quantity, r.Price);
        ReportDesk.AfterChange(draft, order.Id);
    }

    // The order that a change is about: by the original's number, or by its sender's id where the original's number comes to be known by this.
    private static OrderRecord? Owner(AccountDraft draft, OrderStateReported r, BrokerOrderNo original)
    {
        if (draft.Find(r.Day, original) is { } known)
            return known;
        if (draft.Find(r.ClientOrderId) is not { } named || !ReportDesk.Accept(draft, named, r.Day, original))
            return null;
        return draft.Find(named.Id);
    }

    private static OrderRecord? OrderOf(AccountDraft draft, OrderStateReported r)
    {
        var named = draft.Find(r.ClientOrderId);
        if (named is not null && (named.Spec.Symbol != r.Symbol || named.Spec.Side != r.Side))
        {
            ReportDesk.Unexplained(draft, ReportFault.OtherOrder, r.ClientOrderId, "The order is for another issue or side.", r.Day, r.BrokerOrderNo, r.Symbol, r.Side, r.Quantity, r.Price);
            return null;
        }

        if (named is { External: false })
            return ReportDesk.Accept(draft, named, r.Day, r.BrokerOrderNo) ? draft.Find(named.Id) : null;
        if (draft.Find(r.Day, r.BrokerOrderNo) is { } known)
            return known;
        return r.Quantity > 0 ? ExternalOrders.See(draft, r.Day, r.BrokerOrderNo, r.Symbol, r.Side, r.Quantity, r.Price) : null;
    }
}
