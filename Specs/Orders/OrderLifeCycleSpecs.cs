using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Orders;

public sealed class OrderLifeCycleSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void An_order_passes_from_pending_to_filled()
    {
        _rig.Placed(Buy("a")).Status.ShouldBe(OrderStatus.PendingNew);
        _rig.Report(new OrderAcknowledged(Number, _rig.Submit(ClientOrderId.Parse("a")).Id, ClientOrderId.Parse("a"), Day, BrokerOrderNo.Parse("0000001")));
        _rig.View("a").Status.ShouldBe(OrderStatus.New);
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        _rig.View("a").Status.ShouldBe(OrderStatus.PartiallyFilled);
        _rig.Fill("a", "0000001", 6, 69_900, 10, 10);

        var order = _rig.View("a");
        order.Status.ShouldBe(OrderStatus.Filled);
        (order.CumQty, order.LeavesQty, order.CanceledQty, order.CumAmount).ShouldBe((10, 0, 0, (4 * 70_000) + (6 * 69_900)));
    }

    [Fact]
    public void A_fill_may_come_before_the_acknowledgement()
    {
        _rig.Placed(Buy("a"));
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        _rig.View("a").Status.ShouldBe(OrderStatus.PartiallyFilled);
        _rig.Report(new OrderAcknowledged(Number, _rig.Submit(ClientOrderId.Parse("a")).Id, ClientOrderId.Parse("a"), Day, BrokerOrderNo.Parse("0000001")));

        (_rig.View("a").Status, _rig.View("a").LeavesQty).ShouldBe((OrderStatus.PartiallyFilled, 6));
    }

    [Fact]
    public void A_fill_that_nobody_could_name_becomes_the_orders_when_its_number_is_known()
    {
        _rig.Placed(Buy("a"));
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10, named: false);
        _rig.State.Orders.All.ShouldContain(o => o.External);
        _rig.Report(new OrderAcknowledged(Number, _rig.Submit(ClientOrderId.Parse("a")).Id, ClientOrderId.Parse("a"), Day, BrokerOrderNo.Parse("0000001")));

        _rig.State.Orders.All.ShouldNotContain(o => o.External);
        (_rig.View("a").CumQty, _rig.View("a").LeavesQty).ShouldBe((4, 6));
        _rig.Position()!.Quantity.ShouldBe(4);
        _rig.State.Risk.Reservations.Amount.ShouldBe(6 * 70_000);
    }

    [Fact]
    public void A_cancel_confirmed_by_kiwoom_ends_the_order()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.PendingCancel);
        _rig.LastSent<SubmitCancel>().Original.ShouldBe(BrokerOrderNo.Parse("0000001"));
        _rig.Chejan("0000002", BrokerOrderState.CancelConfirmed, 10, 0, BrokerOrderKind.Cancel, "0000001");

        (_rig.View("a").Status, _rig.View("a").CanceledQty).ShouldBe((OrderStatus.Canceled, 10));
        _rig.State.Risk.Reservations.Cash.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cancel_and_a_fill_that_race_end_the_same_way_in_either_order(bool fillFirst)
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Cancel("a");
        if (fillFirst)
            _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        _rig.Chejan("0000002", BrokerOrderState.CancelConfirmed, 10, 0, BrokerOrderKind.Cancel, "0000001");
        if (!fillFirst)
            _rig.Fill("a", "0000001", 4, 70_000, 4, 10);

        var order = _rig.View("a");
        (order.Status, order.CumQty, order.LeavesQty, order.CanceledQty).ShouldBe((OrderStatus.Canceled, 4, 0, 6));
    }

    [Fact]
    public void A_refused_cancel_gives_the_order_its_status_back()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        _rig.Cancel("a");
        _rig.Report(new CommandRefused(Number, _rig.LastSent<SubmitCancel>().Id, ClientOrderId.Parse("a"), RefusalReason.RejectedByKiwoom, null, "RC4033"));

        (_rig.View("a").Status, _rig.View("a").Text).ShouldBe((OrderStatus.PartiallyFilled, "RC4033"));
        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.Taken>();
        _rig.Sent.OfType<SubmitCancel>().Select(c => c.Id).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void A_replace_moves_the_rest_to_a_new_number_and_the_originals_clearing_event_says_nothing()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        _rig.Replace("a", null, 69_000).ShouldBeOfType<OrderAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.PendingReplace);
        _rig.LastSent<SubmitReplace>().OpenQuantity.ShouldBe(6);
        _rig.Chejan("0000002", BrokerOrderState.ReplaceConfirmed, 6, 6, BrokerOrderKind.Replace, "0000001", price: 69_000);
        _rig.Chejan("0000001", BrokerOrderState.Closed, 10, 0);
        _rig.Fill("a", "0000002", 6, 69_000, 6, 6, named: false);

        var order = _rig.View("a");
        (order.Status, order.CumQty, order.Quantity, order.Price, order.BrokerOrderNo).ShouldBe((OrderStatus.Filled, 10, 10, 69_000, BrokerOrderNo.Parse("0000002")));
        _rig.State.UnexplainedReports.ShouldBe(0);
    }

    [Fact]
    public void A_fill_of_the_original_after_the_replace_still_counts()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Replace("a", null, 69_000);
        _rig.Chejan("0000002", BrokerOrderState.ReplaceConfirmed, 6, 6, BrokerOrderKind.Replace, "0000001", price: 69_000);
        _rig.View("a").LeavesQty.ShouldBe(10);
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);

        (_rig.View("a").CumQty, _rig.View("a").LeavesQty, _rig.View("a").Quantity).ShouldBe((4, 6, 10));
    }

    [Fact]
    public void A_fill_under_the_new_number_shows_that_the_replace_took_effect()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Replace("a", null, 70_100);
        _rig.Fill("a", "0000002", 10, 70_100, 10, 10);
        _rig.Chejan("0000002", BrokerOrderState.ReplaceConfirmed, 10, 0, BrokerOrderKind.Replace, "0000001", price: 70_100);

        (_rig.View("a").Status, _rig.View("a").CumQty).ShouldBe((OrderStatus.Filled, 10));
    }

    [Theory]
    [InlineData(TimeInForce.Day, OrderStatus.Expired)]
    [InlineData(TimeInForce.ImmediateOrCancel, OrderStatus.Canceled)]
    public void What_kiwoom_closes_has_expired_or_been_cancelled(TimeInForce timeInForce, OrderStatus status)
    {
        var rig = new AccountRig(o => o with { Mode = TradingMode.Real, Limits = RiskLimits.Paper with { RealTradingAllowed = true } }, ready: false);
        rig.Broker.Server = TradingMode.Real;
        rig.Reconcile();
        rig.Accepted(Buy("a") with { Mode = TradingMode.Real, TimeInForce = timeInForce }, "0000001", Admin);
        rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        rig.Chejan("0000001", BrokerOrderState.Closed, 10, 0);

        (rig.View("a").Status, rig.View("a").CanceledQty).ShouldBe((status, 6));
    }

    [Fact]
    public void The_bridge_may_refuse_and_the_order_is_rejected()
    {
        _rig.Placed(Buy("a"));
        _rig.Report(new CommandRefused(Number, _rig.Submit(ClientOrderId.Parse("a")).Id, ClientOrderId.Parse("a"), RefusalReason.NotSent, -308, "too fast"));

        (_rig.View("a").Status, _rig.View("a").Text).ShouldBe((OrderStatus.Rejected, "too fast"));
        _rig.State.Risk.Reservations.Cash.ShouldBe(0);
    }

    [Fact]
    public void An_order_from_elsewhere_is_seen_reserved_and_cancelled_as_any_other()
    {
        _rig.Chejan("0000007", BrokerOrderState.Accepted, 10, 10);
        var seen = _rig.State.Orders.Open.ShouldHaveSingleItem();
        (seen.External, seen.Status, _rig.State.Risk.Reservations.Amount).ShouldBe((true, OrderStatus.New, 700_000));

        _rig.Cancel(seen.Id.Value).ShouldBeOfType<OrderAnswer.Taken>();
        _rig.Chejan("0000008", BrokerOrderState.CancelConfirmed, 10, 0, BrokerOrderKind.Cancel, "0000007");
        _rig.View(seen.Id).Status.ShouldBe(OrderStatus.Canceled);
    }

    [Fact]
    public void The_same_number_on_another_day_is_another_order()
    {
        _rig.Accepted(Buy("a"), "0000001");
        var tomorrow = TradingDay.Parse("2026-03-11");
        _rig.Report(new ExecutionReported(
            Number, tomorrow, ExecutionId.Parse("x"), BrokerOrderNo.Parse("0000001"), null, Samsung, Side.Buy, 3, 70_000, 3, 70_000, 3, 0, _rig.Now));

        _rig.View("a").CumQty.ShouldBe(0);
        _rig.State.Orders.All.Count.ShouldBe(2);
    }

    [Fact]
    public void A_partial_cancel_from_elsewhere_leaves_the_rest_open()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Chejan("0000002", BrokerOrderState.CancelConfirmed, 3, 0, BrokerOrderKind.Cancel, "0000001");

        (_rig.View("a").Status, _rig.View("a").LeavesQty, _rig.View("a").CanceledQty).ShouldBe((OrderStatus.New, 7, 3));
    }

    [Fact]
    public void An_order_still_open_after_the_last_session_expires()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.TickAfter(TimeSpan.FromHours(9));

        _rig.View("a").Status.ShouldBe(OrderStatus.Expired);
    }
}
