using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

/// <summary>What the simulation under faults found, each pinned at its root.</summary>
public sealed class SimulatedFaultSpecs
{
    private static readonly BridgeId Bridge = BridgeId.Parse("bridge-1");
    private readonly AccountRig _rig = new();

    [Fact]
    public void A_report_is_not_taken_while_the_one_before_it_is_missing()
    {
        _rig.Accepted(Buy("a"), "0000001");
        var last = _rig.State.LastReport(Bridge, "outbox-1");
        var (first, second) = (Fill(last + 1, last, 4), Fill(last + 2, last + 1, 10));

        // The first one's write was refused: it is as if it had not come.
        _rig.Send(ReportArrived.Of(second));
        (_rig.Events.Count, _rig.Effects.Count, _rig.View("a").CumQty).ShouldBe((0, 0, 0));
        _rig.Send(ReportArrived.Of(first));
        _rig.Send(ReportArrived.Of(second));

        _rig.View("a").CumQty.ShouldBe(10);
        _rig.Acknowledged.TakeLast(2).Select(a => a.Sequence).ShouldBe([last + 1, last + 2]);
    }

    [Fact]
    public void A_session_whose_beginning_could_not_be_journalled_begins_with_the_next_tick()
    {
        _rig.Broker.Epoch = 2;
        _rig.TickAfter(TimeSpan.FromSeconds(5));
        _rig.Events.OfType<BrokerSessionBegan>().ShouldHaveSingleItem().Epoch.ShouldBe(2);
        _rig.Answer();

        _rig.Place(Buy("a")).ShouldBeOfType<OrderAnswer.Taken>();
    }

    [Fact]
    public void An_order_that_waits_and_was_never_sent_can_be_cancelled_at_once()
    {
        Queue("a");
        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.Taken>().Order.LeavesQty.ShouldBe(0);
        (_rig.Broker.Reachable, _rig.Broker.Epoch) = (true, 2);
        _rig.Reconcile();

        _rig.Sent.OfType<SubmitOrder>().ShouldBeEmpty();
    }

    [Fact]
    public void The_kill_switch_ends_what_waits_and_its_release_sends_nothing()
    {
        Queue("a");
        _rig.Send(new EngageKillSwitch(_rig.NextCause(), Admin, Number, "drill"));
        _rig.View("a").LeavesQty.ShouldBe(0);
        (_rig.Broker.Reachable, _rig.Broker.Epoch) = (true, 2);
        _rig.Reconcile();
        _rig.Send(new ReleaseKillSwitch(_rig.NextCause(), Admin, Number, "over"));
        _rig.TickAfter(TimeSpan.FromMinutes(2));

        _rig.Sent.OfType<SubmitOrder>().ShouldBeEmpty();
    }

    [Fact]
    public void An_order_that_waited_in_vain_is_refused_and_not_in_doubt()
    {
        Queue("a");
        _rig.Now = new TradingSchedule(TradingCalendar.Krx).EndOf(Day);
        _rig.TickAfter(TimeSpan.FromSeconds(1));

        _rig.View("a").Status.ShouldBe(OrderStatus.Rejected);
    }

    [Fact]
    public void A_replacement_in_the_list_counts_only_once_it_took_shares()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Now += TimeSpan.FromMinutes(1);
        var waiting = Entry("0000003", 10, 0, 0, 0) with { Kind = BrokerOrderKind.Replace, Original = BrokerOrderNo.Parse("0000001"), Price = 69_000 };
        _rig.Snapshot(orders: [Entry("0000001", 10, 0, 0, 10), waiting]);
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        (_rig.View("a").BrokerOrderNo, _rig.View("a").CumQty, _rig.View("a").LeavesQty).ShouldBe((BrokerOrderNo.Parse("0000001"), 4, 6));
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(orders: [Entry("0000001", 10, 4, 280_000, 0), waiting with { OpenQuantity = 6 }]);

        (_rig.View("a").BrokerOrderNo, _rig.View("a").Quantity, _rig.View("a").LeavesQty).ShouldBe((BrokerOrderNo.Parse("0000003"), 10, 6));
    }

    [Fact]
    public void A_balance_read_together_with_an_unknown_fill_is_read_again()
    {
        var rig = new AccountRig(ready: false);
        rig.Send(new BrokerEpochStarted(rig.NextCause(), 1));
        rig.Answer(OpeningCash, [], [Entry("0000001", 10, 10, 700_000, 0)]);
        (rig.State.Portfolio.IsOpened, rig.Effects.OfType<Tell>().Count(t => t.Message is RequestSnapshot)).ShouldBe((false, 1));
        rig.Now += TimeSpan.FromSeconds(1);
        rig.Answer(OpeningCash - 702_450, [new SnapshotHolding(Samsung, 10, 10, 700_000)], [Entry("0000001", 10, 10, 700_000, 0)]);

        (rig.State.Portfolio.OpeningCash, rig.State.Portfolio.Cash).ShouldBe((OpeningCash, OpeningCash - 702_450));
    }

    [Fact]
    public void A_comparison_that_is_wanted_again_and_again_is_not_put_off()
    {
        _rig.Accepted(Buy("a"), "0000001");
        var keys = new HashSet<string>();
        for (var i = 0; i < 12; i++)
        {
            _rig.Now += TimeSpan.FromSeconds(10);
            _rig.Report(new HoldingReported(Number, Samsung, i + 1, i + 1, 1_000));
            keys.Add(_rig.Effects.OfType<StartTimer>().ShouldHaveSingleItem().Key);
        }

        keys.Count.ShouldBeGreaterThan(2, "a timer that is only ever replaced never fires");
    }

    [Fact]
    public void Lists_of_the_wrong_server_are_not_this_accounts()
    {
        Queue("a");
        (_rig.Broker.Reachable, _rig.Broker.Epoch, _rig.Broker.Server) = (true, 2, TradingMode.Real);
        _rig.Reconcile(1);
        _rig.Events.ShouldHaveSingleItem().ShouldBeOfType<ReportSeen>();
        (_rig.Broker.Epoch, _rig.Broker.Server) = (3, TradingMode.Paper);
        _rig.Reconcile();

        _rig.Sent.OfType<SubmitOrder>().ShouldHaveSingleItem();
    }

    [Fact]
    public void At_the_wrong_server_not_even_a_cancel_is_sent()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Broker.Server = TradingMode.Real;
        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.NotPossible>();

        _rig.Sent.OfType<SubmitCancel>().ShouldBeEmpty();
    }

    private static SnapshotOrder Entry(string number, long quantity, long filled, long amount, long open) => new(
        BrokerOrderNo.Parse(number), null, null, BrokerOrderKind.New, Samsung, Side.Buy, quantity, 70_000, filled, amount, open, null);

    private SequencedReport Fill(long sequence, long previous, long cumulative)
    {
        var before = cumulative == 4 ? 0 : 4;
        var fill = new ExecutionReported(
            Number, Day, ExecutionId.Parse($"e-{cumulative}"), BrokerOrderNo.Parse("0000001"), ClientOrderId.Parse("a"), Samsung, Side.Buy, cumulative - before, 70_000, 10, 70_000, cumulative,
            10 - cumulative, _rig.Now);
        return new SequencedReport(Bridge, "outbox-1", sequence, _rig.Now, fill, previous);
    }

    private void Queue(string id)
    {
        _rig.Broker.Reachable = false;
        _rig.Place(Buy(id), queue: true).ShouldBeOfType<OrderAnswer.Taken>();
        _rig.Sent.Clear();
    }
}
