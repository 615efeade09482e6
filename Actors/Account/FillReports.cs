using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on fills: each exactly once, whether Kiwoom reported it or its lists have it.</summary>
internal static class FillReports
{
    internal static void Take(AccountDraft draft, ExecutionReported r)
    {
        if (!IsPossible(r))
        {
            Unexplained(draft, r, ReportFault.ImpossibleNumbers, "Quantity or price of the fill cannot be.");
            return;
        }

        if (OrderOf(draft, r) is not { } order)
            return;
        if (order.Spec.Symbol != r.Symbol || order.Spec.Side != r.Side)
            Unexplained(draft, r, ReportFault.OtherOrder, "The order is for another issue or side.");
        else if (!IsKnown(order, r))
            Fill(draft, order, r);
    }

    /// <summary>Adds a fill, with its costs, to an order that has room for it.</summary>
    internal static void Add(
        AccountDraft draft, OrderRecord order, ExecutionId id, TradingDay day, BrokerOrderNo number, long quantity, long price, long amount, long filledTo, DateTimeOffset at,
        ExecutionSource source)
    {
        var leg = order.Leg(day, number);
        var before = leg?.FilledAmount ?? 0;
        var options = draft.Options;

        // Of an issue that nobody described the tax is taken as a KOSPI share's: the highest.
        var issue = order.Issue ?? IssueClass.Of(options.Market.Find(order.Spec.Symbol)) ?? new IssueClass(Board.Kospi, InstrumentKind.Stock);
        var costs = options.Fees.CostsOfFill(options.Mode, issue.Board, issue.Kind, order.Spec.Side, day, before, before + amount);
        var fromOpen = Math.Min(quantity, leg?.Open ?? order.LeavesQty);
        draft.Add(new OrderExecuted(
            order.Id, id, day, number, order.Spec.Symbol, order.Spec.Side, quantity, price, amount, filledTo, order.CumQty + quantity, order.LeavesQty - fromOpen,
            order.CumAmount + amount, costs.Commission, costs.Tax, at, source, order.Strategy));
        ReportDesk.AfterChange(draft, order.Id);
    }

    private static bool IsPossible(ExecutionReported r) =>
        ReportedNumbers.IsFill(r.Quantity) && TickSizes.IsPrice(r.Price) && ReportedNumbers.IsQuantity(r.OrderQuantity) && ReportedNumbers.IsQuantity(r.OpenQuantity)
        && ReportedNumbers.IsOrderPrice(r.OrderPrice) && ReportedNumbers.IsQuantity(r.CumulativeQuantity) && r.CumulativeQuantity >= r.Quantity
        && Enum.IsDefined(r.Side) && ReportedNumbers.IsAmount((Int128)r.Quantity * r.Price);

    private static void Fill(AccountDraft draft, OrderRecord order, ExecutionReported r)
    {
        var room = order.Leg(r.Day, r.BrokerOrderNo) is { } leg ? leg.Open + leg.Closed : order.LeavesQty;
        if (Overlaps(order, r))
            Unexplained(draft, r, ReportFault.OverlappingFill, $"Shares up to {r.CumulativeQuantity} of {r.BrokerOrderNo} were filled before under another trade number.");
        else if (r.Quantity > room)
            Unexplained(draft, r, ReportFault.OverFill, $"{r.Quantity} shares were filled, and {order.Id} had room for {room}.");
        else
            Add(draft, order, r.ExecutionId, r.Day, r.BrokerOrderNo, r.Quantity, r.Price, r.Quantity * r.Price, r.CumulativeQuantity, r.ExecutedAt, ExecutionSource.Reported);
    }

    // By its id; or because a list had it already: when a fill was taken from a list, everything up to there was accounted for.
    private static bool IsKnown(OrderRecord order, ExecutionReported r)
    {
        foreach (var known in order.Executions)
        {
            if (known.ExecutionId == r.ExecutionId)
                return true;
            if (known.Source == ExecutionSource.Reconciled && IsSameNumber(known, r) && r.CumulativeQuantity <= known.FilledTo)
                return true;
        }

        return false;
    }

    private static bool Overlaps(OrderRecord order, ExecutionReported r)
    {
        foreach (var known in order.Executions)
        {
            if (!IsSameNumber(known, r))
                continue;
            var from = known.Source == ExecutionSource.Reconciled ? 0 : known.FilledTo - known.Quantity;
            if (r.CumulativeQuantity > from && r.CumulativeQuantity - r.Quantity < known.FilledTo)
                return true;
        }

        return false;
    }

    private static bool IsSameNumber(OrderExecuted known, ExecutionReported r) => known.BrokerOrderNo == r.BrokerOrderNo && known.Day == r.Day;

    private static OrderRecord? OrderOf(AccountDraft draft, ExecutionReported r)
    {
        if (draft.Find(r.Day, r.BrokerOrderNo) is { } known)
            return Mine(draft, known, r);
        if (draft.Find(r.ClientOrderId) is not { External: false } named || named.Spec.Symbol != r.Symbol || named.Spec.Side != r.Side)
            return ExternalOrders.See(draft, r.Day, r.BrokerOrderNo, r.Symbol, r.Side, Math.Max(r.OrderQuantity, r.CumulativeQuantity), r.OrderPrice);
        if (named.Current is not { } current)
        {
            ReportDesk.Revive(draft, named);
            return draft.Find(named.Id);
        }

        // A fill under a new number of an order that has one: its replace took effect.
        StateReports.Move(draft, named, r.Day, current.Number, r.BrokerOrderNo, Math.Max(r.OrderQuantity, r.CumulativeQuantity), r.OrderPrice ?? named.Change?.Price);
        return draft.Find(named.Id);
    }

    // The bridge knows by now whose order it is that seemed to come from elsewhere.
    private static OrderRecord? Mine(AccountDraft draft, OrderRecord known, ExecutionReported r)
    {
        if (!known.External || draft.Find(r.ClientOrderId) is not { External: false } named)
            return known;
        return ReportDesk.Adopt(draft, named, known, r.Day, r.BrokerOrderNo) ? draft.Find(named.Id) : known;
    }

    private static void Unexplained(AccountDraft draft, ExecutionReported r, ReportFault fault, string text) =>
        ReportDesk.Unexplained(draft, fault, r.ClientOrderId, text, r.Day, r.BrokerOrderNo, r.Symbol, Enum.IsDefined(r.Side) ? r.Side : null, r.Quantity, r.Price);
}
