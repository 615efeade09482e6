using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Shows what is open between an account and Kiwoom's own lists.</summary>
internal static class ReconciliationViews
{
    internal static ReconciliationView Of(AccountOptions options, AccountState state)
    {
        var (open, portfolio) = (state.Orders.OpenInOrder().ToList(), state.Portfolio);
        return new ReconciliationView(
            options.Account,
            StandingChecks.IsReconciled(state, options),
            state.ReconciledAt,
            [.. open.Where(o => o.IsInDoubt).Select(o => Doubt(options, state, o))],
            [.. open.Where(o => o.Change?.DoubtSince is not null).Select(o => Change(options, o))],
            portfolio.Cash,
            portfolio.CashDifference,
            [.. portfolio.PositionDifferences.Values],
            state.UnexplainedReports,
            [.. state.Unexplained.Reverse()]);
    }

    private static DoubtView Doubt(AccountOptions options, AccountState state, OrderRecord order) =>
        new(order.View(options.Account), order.Day, order.DoubtSince!.Value, [.. order.Candidates.Select(n => state.Orders.Find(order.Day, n)).OfType<OrderRecord>().Where(o => o.External).Select(Candidate)]);

    private static CandidateView Candidate(OrderRecord external)
    {
        var first = external.Legs[0];
        return new CandidateView(
            first.Number, external.Spec.Symbol, external.Spec.Side, external.Quantity, external.Price, external.OrderedAt, external.PlacedAt, external.CumQty, external.LeavesQty);
    }

    private static DoubtedChangeView Change(AccountOptions options, OrderRecord order)
    {
        var change = order.Change!;
        return new DoubtedChangeView(
            order.View(options.Account), change.Kind, change.Original, change.OpenQuantity, change.Price, change.RequestedAt, change.DoubtSince!.Value);
    }
}
