using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Risk;

public sealed class KillSwitchSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void It_cancels_everything_open_and_survives_a_restart()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Accepted(Buy("b", 20), "0000002");
        Engage();

        _rig.Sent.OfType<SubmitCancel>().Count().ShouldBe(2);
        _rig.Restart();
        _rig.State.Risk.KillSwitch.Engaged.ShouldBeTrue();
        _rig.Place(Buy("c", 30)).ShouldBeOfType<OrderAnswer.Refused>();
    }

    [Fact]
    public void An_order_that_kiwoom_accepts_after_it_is_cancelled_at_once()
    {
        _rig.Placed(Buy("a"));
        Engage();
        _rig.Sent.OfType<SubmitCancel>().ShouldBeEmpty();
        _rig.Report(new OrderAcknowledged(Number, _rig.Submit(ClientOrderId.Parse("a")).Id, ClientOrderId.Parse("a"), Day, BrokerOrderNo.Parse("0000001")));

        _rig.LastSent<SubmitCancel>().Original.ShouldBe(BrokerOrderNo.Parse("0000001"));
        _rig.View("a").Status.ShouldBe(OrderStatus.PendingCancel);
    }

    [Fact]
    public void Nothing_new_is_sent_again_while_it_is_on()
    {
        _rig.Placed(Buy("a"));
        Engage();
        _rig.Sent.Clear();
        _rig.Restart();
        _rig.Reconcile();

        _rig.Sent.OfType<SubmitOrder>().ShouldBeEmpty();
    }

    [Fact]
    public void It_sells_what_is_held_if_it_is_told_to_and_only_that()
    {
        RiskCheckSpecs.Hold(_rig, 30);
        Engage(liquidate: true);

        var sale = _rig.LastSent<SubmitOrder>().Order;
        (sale.Side, sale.OrderType, sale.Quantity, sale.Symbol).ShouldBe((Side.Sell, OrderType.Market, 30, Samsung));
        var sent = _rig.Sent.Count;
        Engage(liquidate: true);
        _rig.TickAfter(TimeSpan.FromSeconds(5));
        _rig.Sent.OfType<SubmitOrder>().Count(s => s.Order.Side == Side.Sell).ShouldBe(1, "what is being sold is not sold again");
        _rig.Sent.Count.ShouldBe(sent);
    }

    [Fact]
    public void Cancels_are_let_through_and_only_an_admin_releases_it()
    {
        Engage();
        _rig.Chejan("0000007", BrokerOrderState.Accepted, 10, 10);
        _rig.View("ext-20260310-0000007").Status.ShouldBe(OrderStatus.PendingCancel);

        _rig.Send(new ReleaseKillSwitch(_rig.NextCause(), Trader, Number, "no")).ShouldBeOfType<RiskAnswer.Forbidden>();
        _rig.Send(new ReleaseKillSwitch(_rig.NextCause(), Admin, Number, "fine")).ShouldBeOfType<RiskAnswer.Done>().Risk.KillSwitch.Engaged.ShouldBeFalse();
        _rig.Place(Buy("c")).ShouldBeOfType<OrderAnswer.Taken>();
    }

    [Fact]
    public void A_viewer_cannot_engage_it() =>
        _rig.Send(new EngageKillSwitch(_rig.NextCause(), new Caller(UserId.Parse("v"), PermissionLevel.Viewer), Number, "no")).ShouldBeOfType<RiskAnswer.Forbidden>();

    private void Engage(bool? liquidate = null) => _rig.Send(new EngageKillSwitch(_rig.NextCause(), Trader, Number, "test", liquidate)).ShouldBeOfType<RiskAnswer.Done>();
}
