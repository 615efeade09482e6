using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Projections.Rows;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Projections;

public sealed class AccountProjectorSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void An_order_and_its_fill_become_rows_with_the_numbers_of_the_events()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);

        var tables = Projected();
        var order = tables.Of<OrderRow>().ShouldHaveSingleItem();
        (order.Account, order.ClientOrderId.Value, order.Status, order.CumQty, order.LeavesQty, order.CumAmount, order.BrokerOrderNo!.Value.Value, order.UserId!.Value.Value)
            .ShouldBe((Number, "a", OrderStatus.PartiallyFilled, 4, 6, 280_000, "0000001", "trader"));
        var last = _rig.Journal.FindLast(j => j.Event is IOrderEvent)!;
        (order.Version, order.UpdatedAt).ShouldBe((last.SequenceNr, last.At));
        var fill = tables.Of<ExecutionRow>().ShouldHaveSingleItem();
        (fill.ClientOrderId.Value, fill.Quantity, fill.Price, fill.Amount, fill.CumQty, fill.LeavesQty, fill.TradingDay).ShouldBe(("a", 4, 70_000, 280_000, 4, 6, Day));
        var position = tables.Of<PositionRow>().ShouldHaveSingleItem();
        (position.Symbol, position.Quantity, position.Sellable, position.AverageCost).ShouldBe((Samsung, 4, 4, 70_000));
        var balance = tables.Of<BalanceRow>().ShouldHaveSingleItem();
        (balance.Cash, balance.CostAmount).ShouldBe((_rig.State.Portfolio.Cash, 280_000));
        balance.ReservedCash.ShouldBe(_rig.State.Risk.Reservations.Cash);
    }

    [Fact]
    public void An_open_sale_lowers_what_is_sellable_before_anything_is_sold()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 10, 70_000, 10, 10);
        _rig.Placed(Sell("b", 7));

        Projected().Of<PositionRow>().Single().Sellable.ShouldBe(3);
    }

    [Fact]
    public void An_event_that_changes_nothing_of_the_money_makes_no_row_of_it()
    {
        _rig.Accepted(Buy("a"), "0000001");
        var before = Projected().Of<BalanceRow>().Single();
        _rig.Cancel("a");

        Projected().Of<BalanceRow>().Single().ShouldBe(before);
    }

    [Fact]
    public void An_order_from_elsewhere_that_is_one_of_ours_gives_its_fills_away_and_says_so()
    {
        var adoption = Histories.Long;
        var tables = ProjectedTables.Of(SourceRows.Of(AccountBehaviour.IdOf(Number), adoption.Journal));

        var adopted = adoption.Journal.Select(j => j.Event).OfType<ExternalOrderAdopted>().First();
        var left = tables.Of<OrderRow>().Single(o => o.ClientOrderId == adopted.External);
        (left.Status, left.CumQty, left.LeavesQty, left.CanceledQty, left.CumAmount).ShouldBe((OrderStatus.Canceled, 0, 0, left.Quantity, 0));
        left.Text.ShouldNotBeNull().ShouldContain(adopted.ClientOrderId.Value);
        tables.Of<ExecutionRow>().ShouldNotContain(e => e.ClientOrderId == adopted.External);
        tables.Of<ExecutionRow>().GroupBy(e => e.ClientOrderId).ToDictionary(g => g.Key, g => (g.Sum(e => e.Quantity), g.Sum(e => e.Amount)))
            .ShouldAllBe(sum => tables.Of<OrderRow>().Any(o => o.ClientOrderId == sum.Key && o.CumQty == sum.Value.Item1 && o.CumAmount == sum.Value.Item2));
    }

    [Fact]
    public void What_a_person_who_watches_risk_wants_to_see_is_a_row_each()
    {
        _rig.Place(Buy("too-many", quantity: 1_000_000)).ShouldBeOfType<OrderAnswer.Refused>();
        _rig.Send(new EngageKillSwitch(_rig.NextCause(), Trader, Number, "prices look wrong", Liquidate: false));
        _rig.Send(new ReleaseKillSwitch(_rig.NextCause(), Admin, Number, "they were right"));
        _rig.Snapshot(cash: OpeningCash + 1_000);

        var rows = Projected().Of<RiskEventRow>().OrderBy(r => r.SequenceNr).ToList();
        rows.Select(r => r.Kind).ShouldBe(["order_rejected", "kill_switch_engaged", "kill_switch_released", "cash_difference_found"]);
        (rows[0].ClientOrderId!.Value.Value, rows[0].Symbol, rows[0].UserId!.Value.Value).ShouldBe(("too-many", Samsung, "trader"));
        rows[0].Text.ShouldNotBeNullOrWhiteSpace();
        (rows[1].Text, rows[1].UserId!.Value.Value).ShouldBe(("prices look wrong", "trader"));
        rows[3].Text.ShouldNotBeNull().ShouldContain("50,001,000");
        rows.ShouldAllBe(r => _rig.Journal[(int)r.SequenceNr - 1].At == r.At && r.Version == r.SequenceNr);
    }

    [Fact]
    public void A_balance_that_a_person_took_over_is_in_the_rows()
    {
        _rig.Snapshot(cash: OpeningCash + 1_000, holdings: [new SnapshotHolding(Hynix, 3, 3, 600_000)]);
        Projected().Of<BalanceRow>().Single().CashDifference.ShouldBe(1_000);
        _rig.Send(new AcceptBrokerBalance(_rig.NextCause(), Admin, Number, "deposit")).ShouldBeOfType<RiskAnswer.Done>();

        var tables = Projected();
        var position = tables.Of<PositionRow>().ShouldHaveSingleItem();
        (position.Symbol, position.Quantity, position.CostAmount).ShouldBe((Hynix, 3, 600_000));
        var balance = tables.Of<BalanceRow>().Single();
        (balance.Cash, balance.CashDifference, balance.CostAmount).ShouldBe((OpeningCash + 1_000, 0, 600_000));
    }

    [Fact]
    public void A_trading_day_is_added_up_and_closed()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 10, 70_000, 10, 10);
        _rig.Now += TimeSpan.FromSeconds(2);
        _rig.Trade(Samsung, 71_000);
        _rig.Accepted(Sell("b", 10, 71_000), "0000002");
        _rig.Fill("b", "0000002", 10, 71_000, 10, 10, Side.Sell);
        _rig.TickAfter(TimeSpan.FromHours(6));

        var day = Projected().Of<DailyPerformanceRow>().Single(d => d.TradingDay == Day);
        var book = _rig.State.Portfolio;
        (day.OpeningEquity, day.Executions, day.RealisedProfit, day.Commission, day.Tax).ShouldBe((OpeningCash, 2, book.Positions.RealisedProfit, book.Positions.Commission, book.Positions.Tax));
        (day.ClosingEquity, day.Cash, day.MarketValue).ShouldBe((book.Cash, book.Cash, 0));
    }

    [Fact]
    public void The_audit_log_has_every_event_with_its_chain_of_hashes()
    {
        _rig.Accepted(Buy("a"), "0000001");

        var rows = Projected().Of<AuditRow>().OrderBy(r => r.SequenceNr).ToList();
        rows.Select(r => r.SequenceNr).ShouldBe(Enumerable.Range(1, _rig.Journal.Count).Select(n => (long)n));
        rows[0].PrevHash.ShouldBe(StreamPosition.Genesis);
        rows.Zip(rows.Skip(1)).ShouldAllBe(pair => pair.First.Hash == pair.Second.PrevHash);
        var placed = rows.Single(r => r.Event == "order_placed.v1");
        (placed.Account, placed.Command, placed.Stream).ShouldBe((Number, _rig.Journal[(int)placed.SequenceNr - 1].Cause.Command, AccountBehaviour.IdOf(Number)));
    }

    private ProjectedTables Projected() => ProjectedTables.Of(SourceRows.Of(AccountBehaviour.IdOf(Number), _rig.Journal));
}
