using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Bridge;

/// <summary>Calls of the control that fail. One call's failure is nobody else's.</summary>
public class FailingControlSpecs
{
    [Fact]
    public void An_order_whose_warning_cannot_be_read_goes_back_unsent()
    {
        var fails = true;
        var rig = new BridgeRig(control: r => FailingKiwoom.Before(r.Api, (call, arguments) => fails && call == "KOA_Functions" && arguments[0] is "IsOrderWarningStock"));
        rig.Link.Give(rig.Buy("c1"));
        rig.PassSeconds(1);
        var refused = rig.Link.Reports.OfType<CommandRefused>().Single();
        (refused.Command, refused.Reason).ShouldBe((CommandId.Parse("c1"), RefusalReason.NotSent));
        rig.OrdersAtTheBroker.ShouldBe(0);

        fails = false;
        rig.Place("c2");
        rig.OrdersAtTheBroker.ShouldBe(1);
    }

    [Fact]
    public void An_order_whose_call_fails_is_in_doubt_and_never_sent_again()
    {
        var calls = 0;
        var rig = new BridgeRig(control: r => FailingKiwoom.Before(r.Api, (call, _) => call == "SendOrder" && ++calls == 1));
        rig.Link.Give(rig.Buy("c1"));
        rig.PassSeconds(60);
        rig.Link.Reports.OfType<CommandInDoubt>().ShouldNotBeEmpty();
        calls.ShouldBe(1);
        rig.Place("c2");
        calls.ShouldBe(2);
    }

    [Fact]
    public void A_query_whose_call_fails_does_not_hold_up_the_next()
    {
        var fails = false;
        var rig = new BridgeRig(control: r => FailingKiwoom.Before(r.Api, (call, _) => fails && call is ("CommRqData" or "DisconnectRealData")));
        fails = true;
        rig.Link.Give(new RequestSnapshot(CommandId.Parse("s1"), BridgeRig.Account));
        rig.PassSeconds(30);
        fails = false;
        rig.Link.Give(new RequestSnapshot(CommandId.Parse("s2"), BridgeRig.Account));
        rig.PassSeconds(30);
        var snapshots = rig.Link.Reports.OfType<BrokerSnapshot>().ToDictionary(s => s.Command?.Value ?? "");
        snapshots["s1"].Complete.ShouldBeFalse();
        snapshots["s2"].Complete.ShouldBeTrue();
    }

    [Theory]
    [InlineData("0?", 1)]
    [InlineData("", 1)]
    [InlineData("3", 0)]
    [InlineData("4", 0)]
    public void An_order_event_of_a_damaged_kind_calls_for_the_lists(string kind, int readings)
    {
        IKiwoomEvents? sink = null;
        var rig = new BridgeRig(control: r => FailingKiwoom.Before(r.Api, (call, arguments) =>
        {
            if (call == "Advise")
                sink = (IKiwoomEvents)arguments[0]!;
            return false;
        }));
        var before = rig.Link.Reports.OfType<BrokerSnapshot>().Count();
        sink!.OnReceiveChejanData(kind, 0, "");
        rig.PassSeconds(10);
        (rig.Link.Reports.OfType<BrokerSnapshot>().Count() - before).ShouldBe(readings);
    }
}
