using FsCheck.Xunit;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Projections.Rows;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Projections;

/// <summary>Whatever happened on an account, and wherever the mirror stopped and began again meanwhile.</summary>
public sealed class ProjectorProperties
{
    [Property(MaxTest = 8)]
    public void However_the_events_are_cut_into_batches_the_rows_are_the_same(int seed)
    {
        var random = new Random(seed);
        var rows = SourceRows.Of(AccountBehaviour.IdOf(Number), Histories.Of(seed).Journal);
        var whole = ProjectedTables.Of(rows);

        // Each part ends somewhere else for each projection, and the next begins with a new fold, as after a restart.
        var parts = new ProjectedTables();
        for (var end = 0; end < rows.Count;)
        {
            end = Math.Min(rows.Count, end + 1 + random.Next(rows.Count / 3));
            parts.Take(StreamProjectors.Of(rows[0].Stream), rows.Take(end));
            foreach (var projection in Projection.OfStreams)
                parts[projection] = Math.Max(parts[projection], end);
        }

        parts.Rows.Count.ShouldBe(whole.Rows.Count);
        foreach (var (key, row) in whole.Rows)
            parts.Rows[key].ShouldBe(row);
    }

    [Property(MaxTest = 8)]
    public void The_rows_say_what_the_views_of_the_account_say(int seed)
    {
        var rig = Histories.Of(seed);
        var tables = ProjectedTables.Of(SourceRows.Of(AccountBehaviour.IdOf(Number), rig.Journal));

        // Versions are compared elsewhere; a view has none.
        var orders = tables.Of<OrderRow>().ToDictionary(o => o.ClientOrderId);
        foreach (var view in AccountViews.Orders(rig.Options, rig.State, new GetOrders(rig.NextCause(), Limit: int.MaxValue)))
            orders[view.ClientOrderId].ShouldBe(RowOf(view, orders[view.ClientOrderId]));
        (orders.Count - rig.State.Orders.All.Count).ShouldBe(rig.Journal.Count(j => j.Event is ExternalOrderAdopted));
        tables.Of<PositionRow>().OrderBy(p => p.Symbol, SymbolOrder.Instance).Select(p => (p.Symbol, p.Quantity, p.Sellable, p.CostAmount, p.AverageCost, p.GrossProfit, p.RealisedProfit, p.Commission, p.Tax))
            .ShouldBe(AccountViews.Positions(rig.Options, rig.State).Select(p => (p.Symbol, p.Quantity, p.Sellable, p.CostAmount, p.AverageCost, p.GrossProfit, p.RealisedProfit, p.Commission, p.Tax)));
        var (row, balance) = (tables.Of<BalanceRow>().Single(), AccountViews.Balance(rig.Options, rig.State));
        (row.Cash, row.ReservedCash, row.GrossProfit, row.RealisedProfit, row.Commission, row.Tax, row.CashDifference)
            .ShouldBe((balance.Cash, balance.ReservedCash, balance.GrossProfit, balance.RealisedProfit, balance.Commission, balance.Tax, balance.CashDifference));
        var fills = rig.Send<IReadOnlyList<ExecutionView>>(new GetExecutions(rig.NextCause(), Limit: int.MaxValue));
        tables.Of<ExecutionRow>().Select(e => (e.ExecutionId, e.ClientOrderId, e.Quantity, e.Amount, e.Commission, e.Tax, e.Strategy)).ShouldBe(
            fills.Select(e => (e.ExecutionId, e.ClientOrderId, e.Quantity, e.Amount, e.Commission, e.Tax, e.Strategy)), ignoreOrder: true);
        tables.Of<OrderRow>().ShouldAllBe(o => o.CumQty + o.LeavesQty + o.CanceledQty == o.Quantity);
    }

    private static OrderRow RowOf(OrderView o, OrderRow known) => new(
        o.Account, o.ClientOrderId, o.Symbol, o.Side, o.OrderType, o.TimeInForce, o.Mode, o.Quantity, o.Price, known.StopPrice, o.Status, o.CumQty, o.LeavesQty, o.CanceledQty, o.CumAmount,
        o.BrokerOrderNo, o.External, o.User, o.Strategy, o.FailedChecks, o.Text, o.PlacedAt)
    {
        Version = known.Version,
        UpdatedAt = o.UpdatedAt,
    };
}
