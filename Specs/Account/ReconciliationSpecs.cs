using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

public sealed class ReconciliationSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void The_first_lists_give_the_opening_balance_less_what_known_fills_explain()
    {
        var rig = new AccountRig(ready: false);
        rig.Chejan("0000001", BrokerOrderState.Accepted, 10, 10);
        rig.Fill("x", "0000001", 10, 70_000, 10, 10, named: false);
        rig.Now += TimeSpan.FromSeconds(10);
        rig.Reconcile(10_000_000 - 700_000 - 2_450, [new SnapshotHolding(Samsung, 15, 15, 1_050_000)], [Entry("0000001", 10, 10, 700_000, 0)]);

        (rig.State.Portfolio.OpeningCash, rig.State.Portfolio.Cash).ShouldBe((10_000_000, 9_297_550));
        (rig.Position()!.Quantity, rig.Position()!.Cost).ShouldBe((15, 1_050_000));
        rig.Place(Buy("a")).ShouldBeOfType<OrderAnswer.Taken>();
    }

    [Fact]
    public void Another_run_of_the_gateway_is_not_reconciled_by_the_last_ones_lists()
    {
        _rig.Restart("run-2");
        _rig.Place(Buy("a")).ShouldBeOfType<OrderAnswer.Refused>().FailedChecks.ShouldHaveSingleItem().Check.ShouldBe(RiskCheck.NotReconciled);
        _rig.Reconcile();

        _rig.Place(Buy("b")).ShouldBeOfType<OrderAnswer.Taken>();
    }

    [Fact]
    public void Lists_asked_for_before_the_login_do_not_count()
    {
        var old = _rig.LastSent<RequestSnapshot>().Id;
        _rig.Broker.Epoch = 2;
        _rig.Send(new BrokerEpochStarted(_rig.NextCause(), 2));
        _rig.Report(new BrokerSnapshot(Number, old, Day, _rig.Now, true, [], [], OpeningCash));

        _rig.Place(Buy("a")).ShouldBeOfType<OrderAnswer.Refused>().FailedChecks.ShouldHaveSingleItem().Check.ShouldBe(RiskCheck.NotReconciled);
    }

    [Fact]
    public void A_fill_that_no_report_told_is_taken_from_the_list_once()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 2, 70_000, 2, 10);
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(OpeningCash - 349_000 - 1_220, [new SnapshotHolding(Samsung, 5, 5, 349_000)], [Entry("0000001", 10, 5, 349_000, 5)]);

        var found = _rig.Events.OfType<OrderExecuted>().ShouldHaveSingleItem();
        (found.Quantity, found.Amount, found.Source).ShouldBe((3, 209_000, ExecutionSource.Reconciled));
        (_rig.View("a").CumQty, _rig.State.Portfolio.CashDifference).ShouldBe((5, 0));
        _rig.Fill("a", "0000001", 3, 69_666, 5, 10);
        _rig.View("a").CumQty.ShouldBe(5);
        _rig.Fill("a", "0000001", 5, 70_000, 10, 10);
        _rig.View("a").Status.ShouldBe(OrderStatus.Filled);
    }

    [Fact]
    public void An_order_in_doubt_keeps_its_reservation_and_is_never_sent_again()
    {
        Doubt("a");
        (_rig.View("a").Status, _rig.State.Risk.Reservations.Amount).ShouldBe((OrderStatus.InDoubt, 700_000));
        _rig.Sent.Clear();
        _rig.Restart();
        _rig.Broker.Epoch = 2;
        _rig.Send(new BrokerEpochStarted(_rig.NextCause(), 2));

        _rig.Sent.OfType<SubmitOrder>().ShouldBeEmpty();
        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.NotPossible>();
    }

    [Fact]
    public void One_matching_order_in_the_list_resolves_the_doubt_with_its_fills()
    {
        var rig = new AccountRig(o => o with { TradedElsewhere = false });
        rig.Placed(Buy("a"));
        rig.Report(new CommandInDoubt(Number, rig.Submit(ClientOrderId.Parse("a")).Id, ClientOrderId.Parse("a"), "the pipe broke"));
        rig.Now += TimeSpan.FromMinutes(1);
        rig.Snapshot(OpeningCash - 280_000 - 980, [new SnapshotHolding(Samsung, 4, 4, 280_000)], [Entry("0000009", 10, 4, 280_000, 6)]);

        (rig.View("a").Status, rig.View("a").BrokerOrderNo, rig.View("a").CumQty).ShouldBe((OrderStatus.PartiallyFilled, BrokerOrderNo.Parse("0000009"), 4));
    }

    [Fact]
    public void The_only_entry_that_fits_is_no_proof_where_others_may_trade_the_account()
    {
        Doubt("a");
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(orders: [Entry("0000009", 10, 0, 0, 10)]);

        (_rig.View("a").Status, _rig.View("a").Candidates.ShouldHaveSingleItem()).ShouldBe((OrderStatus.InDoubt, BrokerOrderNo.Parse("0000009")));
    }

    [Fact]
    public void An_entry_is_not_ruled_out_by_its_time_because_clocks_may_be_wrong()
    {
        Doubt("a");
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(orders: [Entry("0000009", 10, 0, 0, 10) with { OrderedAt = _rig.Now.AddHours(-1) }]);

        _rig.View("a").Status.ShouldBe(OrderStatus.InDoubt);
    }

    [Fact]
    public void Lists_that_the_bridge_read_by_itself_prove_no_absence()
    {
        Doubt("a");
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Report(new BrokerSnapshot(Number, null, Day, _rig.Now.AddHours(1), true, [], [], OpeningCash));

        _rig.View("a").Status.ShouldBe(OrderStatus.InDoubt);
    }

    [Theory]
    [InlineData(60, true, OrderStatus.Rejected)]
    [InlineData(60, false, OrderStatus.InDoubt)]
    [InlineData(20, true, OrderStatus.InDoubt)]
    public void Absence_proves_only_in_a_complete_list_read_well_after(int seconds, bool complete, OrderStatus status)
    {
        Doubt("a");
        _rig.Now += TimeSpan.FromSeconds(seconds);
        _rig.Snapshot(complete: complete);

        _rig.View("a").Status.ShouldBe(status);
    }

    [Fact]
    public void What_cannot_be_told_apart_is_shown_to_a_person_who_decides()
    {
        Doubt("a");
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(orders: [Entry("0000008", 10, 0, 0, 10), Entry("0000009", 10, 0, 0, 10)]);
        _rig.View("a").Candidates.ShouldBe([BrokerOrderNo.Parse("0000008"), BrokerOrderNo.Parse("0000009")]);
        _rig.View("a").Status.ShouldBe(OrderStatus.InDoubt);

        var resolve = new ResolveInDoubt(_rig.NextCause(), Trader, Number, ClientOrderId.Parse("a"), BrokerOrderNo.Parse("0000009"));
        _rig.Send(resolve).ShouldBeOfType<OrderAnswer.Forbidden>();
        _rig.Send(resolve with { Caller = Admin }).ShouldBeOfType<OrderAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.New);
        _rig.State.Orders.Open.Count.ShouldBe(2);
    }

    [Fact]
    public void An_order_that_turns_up_after_it_was_held_for_lost_is_counted()
    {
        Doubt("a");
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot();
        _rig.View("a").Status.ShouldBe(OrderStatus.Rejected);
        _rig.Fill("a", "0000009", 4, 70_000, 4, 10);

        (_rig.View("a").Status, _rig.View("a").LeavesQty, _rig.Position()!.Quantity).ShouldBe((OrderStatus.PartiallyFilled, 6, 4));
    }

    [Fact]
    public void An_order_without_any_answer_comes_into_doubt_and_lists_are_asked_for()
    {
        _rig.Placed(Buy("a"));
        _rig.TickAfter(TimeSpan.FromSeconds(61));
        _rig.View("a").Status.ShouldBe(OrderStatus.InDoubt);
        var asked = _rig.Sent.OfType<RequestSnapshot>().Count();
        for (var i = 0; i < 12; i++)
            _rig.TickAfter(TimeSpan.FromSeconds(5));

        (_rig.Sent.OfType<RequestSnapshot>().Count() - asked).ShouldBeInRange(1, 2);
    }

    [Fact]
    public void A_cancel_in_doubt_that_had_no_effect_can_be_asked_for_again()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Cancel("a");
        _rig.Report(new CommandInDoubt(Number, _rig.LastSent<SubmitCancel>().Id, ClientOrderId.Parse("a"), "lost"));
        _rig.View("a").Status.ShouldBe(OrderStatus.PendingCancel);
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(orders: [Entry("0000001", 10, 0, 0, 10)]);

        _rig.View("a").Status.ShouldBe(OrderStatus.New);
        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.Taken>().Duplicate.ShouldBeFalse();
    }

    [Fact]
    public void Differences_are_recorded_once_shown_and_taken_over_by_an_admin()
    {
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(OpeningCash + 1_000_000, [new SnapshotHolding(Hynix, 3, 3, 600_000)]);
        _rig.Events.OfType<CashDifferenceFound>().ShouldHaveSingleItem();
        _rig.Snapshot(OpeningCash + 1_000_000, [new SnapshotHolding(Hynix, 3, 3, 600_000)]);
        _rig.Events.OfType<CashDifferenceFound>().ShouldBeEmpty();
        _rig.Send<RiskView>(new GetRisk(_rig.NextCause())).Differences.Count.ShouldBe(2);
        _rig.Send(new AcceptBrokerBalance(_rig.NextCause(), Admin, Number, "deposit")).ShouldBeOfType<RiskAnswer.Done>();

        (_rig.State.Portfolio.Cash, _rig.Position(Hynix)!.Quantity).ShouldBe((OpeningCash + 1_000_000, 3));
        _rig.Send<BalanceView>(new GetBalance(_rig.NextCause())).DayProfit.ShouldBe(0);
        _rig.Snapshot(OpeningCash + 1_000_000, [new SnapshotHolding(Hynix, 3, 3, 600_000)]);
        _rig.Events.OfType<AccountReconciled>().ShouldHaveSingleItem().Differences.ShouldBe(0);
    }

    [Fact]
    public void An_order_that_waits_for_the_bridge_is_sent_when_the_account_is_reconciled()
    {
        _rig.Broker.Reachable = false;
        _rig.Place(Buy("a"), queue: true).ShouldBeOfType<OrderAnswer.Taken>();
        _rig.Sent.OfType<SubmitOrder>().ShouldBeEmpty();
        (_rig.Broker.Reachable, _rig.Broker.Epoch) = (true, 2);
        _rig.Send(new BrokerEpochStarted(_rig.NextCause(), 2));
        _rig.Sent.OfType<SubmitOrder>().ShouldBeEmpty();
        _rig.Snapshot();

        _rig.Sent.OfType<SubmitOrder>().ShouldHaveSingleItem().Order.ClientOrderId.ShouldBe(ClientOrderId.Parse("a"));
    }

    [Fact]
    public void What_the_bridge_did_not_answer_is_told_again_under_the_same_id_and_not_too_late()
    {
        _rig.Placed(Buy("a"));
        _rig.Restart();
        _rig.Sent.OfType<SubmitOrder>().Select(s => s.Id).Distinct().ShouldHaveSingleItem();
        _rig.Sent.OfType<SubmitOrder>().Count().ShouldBe(2);
        _rig.Now += TimeSpan.FromSeconds(31);
        _rig.Restart();

        _rig.Sent.OfType<SubmitOrder>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_replace_and_a_cancel_from_elsewhere_are_found_in_the_list()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Accepted(Buy("b", 20), "0000002");
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(orders:
        [
            Entry("0000001", 10, 0, 0, 0), Entry("0000002", 20, 0, 0, 0),
            Entry("0000003", 10, 0, 0, 10) with { Kind = BrokerOrderKind.Replace, Original = BrokerOrderNo.Parse("0000001"), Price = 69_000 },
            Entry("0000004", 20, 0, 0, 0) with { Kind = BrokerOrderKind.Cancel, Original = BrokerOrderNo.Parse("0000002") },
        ]);

        (_rig.View("a").Price, _rig.View("a").BrokerOrderNo, _rig.View("a").LeavesQty).ShouldBe((69_000, BrokerOrderNo.Parse("0000003"), 10));
        _rig.View("b").Status.ShouldBe(OrderStatus.Canceled);
    }

    private static SnapshotOrder Entry(string number, long quantity, long filled, long amount, long open) => new(
        BrokerOrderNo.Parse(number), null, null, BrokerOrderKind.New, Samsung, Side.Buy, quantity, 70_000, filled, amount, open, null);

    private void Doubt(string id)
    {
        _rig.Placed(Buy(id));
        _rig.Report(new CommandInDoubt(Number, _rig.Submit(ClientOrderId.Parse(id)).Id, ClientOrderId.Parse(id), "the pipe broke"));
    }
}
