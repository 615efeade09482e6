using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.Bridge;

/// <summary>Orders from the gateway's command to the gateway's journal, through the OCX's own surface.</summary>
public class BridgeOrderSpecs
{
    [Fact]
    public void An_order_with_partial_fills_is_told_whole()
    {
        var rig = new BridgeRig();
        var number = rig.Place("c1", quantity: 10);
        rig.Fill(number, 70_000, 4);
        rig.Fill(number, 69_900, 6);
        rig.Link.Taken.ShouldContain(CommandId.Parse("c1"));
        rig.Link.Reports.OfType<OrderStateReported>().Single().State.ShouldBe(BrokerOrderState.Accepted);
        rig.Link.Reports.OfType<ExecutionReported>().Select(e => (e.Quantity, e.Price, e.CumulativeQuantity, e.OpenQuantity, e.ClientOrderId!.Value.Value))
            .ShouldBe([(4L, 70_000L, 4L, 6L, "o-c1"), (6L, 69_900L, 10L, 0L, "o-c1")]);
        rig.Link.Reports.OfType<HoldingReported>().Last().Quantity.ShouldBe(10);
    }

    [Fact]
    public void A_market_order_goes_out_as_one()
    {
        var rig = new BridgeRig();
        rig.Link.Give(rig.Buy("c1", type: OrderType.Market));
        rig.PassSeconds(1);
        rig.Ledger.Orders.Single().Booked.Terms.ShouldBe("03");
    }

    [Fact]
    public void A_replaced_order_fills_under_its_new_number()
    {
        var rig = new BridgeRig();
        rig.Place("c1", quantity: 10);
        rig.Link.Give(rig.Replace("c2", "c1", 10, 69_900));
        rig.PassSeconds(1);
        rig.Fill(rig.NumberOf("c2"), 69_900, 10);
        rig.Link.Reports.OfType<OrderStateReported>().Select(s => (s.Kind, s.State)).ShouldBe(
        [
            (BrokerOrderKind.New, BrokerOrderState.Accepted), (BrokerOrderKind.Replace, BrokerOrderState.Accepted),
            (BrokerOrderKind.Replace, BrokerOrderState.ReplaceConfirmed),
        ]);
        rig.Link.Reports.OfType<ExecutionReported>().Single().ClientOrderId!.Value.Value.ShouldBe("o-c1");
    }

    [Fact]
    public void A_cancelled_order_is_confirmed()
    {
        var rig = new BridgeRig();
        var number = rig.Place("c1", quantity: 10);
        rig.Link.Give(rig.Cancel("c2", "c1"));
        rig.PassSeconds(1);
        var confirmed = rig.Link.Reports.OfType<OrderStateReported>().Last();
        (confirmed.State, confirmed.Original).ShouldBe((BrokerOrderState.CancelConfirmed, number));
    }

    [Fact]
    public void A_rejection_carries_Kiwooms_reason()
    {
        var rig = new BridgeRig();
        rig.Link.Give(rig.Buy("c1", quantity: 20_000, price: 90_000));
        rig.PassSeconds(1);
        var refused = rig.Link.Reports.OfType<CommandRefused>().Single();
        refused.Reason.ShouldBe(RefusalReason.RejectedByKiwoom);
        refused.Text.ShouldContain("RC4025");
    }

    [Fact]
    public void A_return_code_that_means_not_sent_is_told()
    {
        var rig = new BridgeRig();
        rig.Link.Give(rig.Buy("c1", quantity: 1_000_000, price: 70_000));
        rig.PassSeconds(1);
        rig.Link.Reports.OfType<CommandRefused>().Single().ReturnCode.ShouldBe(-304);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Odd_orderings_of_events_change_nothing(int seed)
    {
        var rig = new BridgeRig(simulated: new SimulatedKiwoomOptions { OddOrderProbability = 1, Seed = seed }, seed: (ulong)seed);
        for (var i = 1; i <= 10; i++)
        {
            rig.Venue.OnArrival = [(70_000, 4)];
            rig.Place($"c{i}");
            rig.Link.Give(rig.Cancel($"x{i}", $"c{i}", 6));
            rig.PassSeconds(1);
        }

        rig.Link.Reports.OfType<ExecutionReported>().Select(e => e.ClientOrderId!.Value.Value).ShouldBe(Enumerable.Range(1, 10).Select(i => $"o-c{i}"));
        rig.Link.Reports.OfType<OrderStateReported>().Count(s => s.State == BrokerOrderState.CancelConfirmed).ShouldBe(10);
        rig.Link.Reports.OfType<OrderStateReported>().ShouldAllBe(s => s.ClientOrderId != null);
    }

    [Fact]
    public void A_burst_is_paced_below_Kiwooms_quota_and_cancels_overtake_new_orders()
    {
        var rig = new BridgeRig();
        rig.Place("c0");
        for (var i = 1; i <= 12; i++)
            rig.Link.Give(rig.Buy($"c{i}", quantity: 1));
        rig.Link.Give(rig.Cancel("x0", "c0"));
        rig.PassSeconds(6);
        rig.Link.Reports.OfType<CommandRefused>().ShouldBeEmpty();
        rig.OrdersAtTheBroker.ShouldBe(14);
        var order = rig.Link.Reports.OfType<OrderAcknowledged>().Select(a => a.Command.Value).ToList();
        order.IndexOf("x0").ShouldBeLessThan(4);
    }

    [Fact]
    public void An_order_that_waited_too_long_for_its_turn_is_refused_unsent()
    {
        var rig = new BridgeRig();
        for (var i = 1; i <= 12; i++)
            rig.Link.Give(rig.Buy($"c{i}", quantity: 1, sendWithin: 1));
        rig.PassSeconds(6);
        rig.Link.Reports.OfType<CommandRefused>().ShouldAllBe(r => r.Reason == RefusalReason.TooLate);
        rig.OrdersAtTheBroker.ShouldBe(12 - rig.Link.Reports.OfType<CommandRefused>().Count());
        rig.OrdersAtTheBroker.ShouldBeInRange(4, 6);
    }

    [Fact]
    public void An_order_from_the_HTS_is_told_as_nobodys()
    {
        var rig = new BridgeRig();
        var number = rig.Server.PlaceFromHts(BridgeRig.Account, 1, Kiwoom.Specs.KiwoomSimulator.ScriptedVenue.Samsung, 5, 70_000, "00", null, out _);
        rig.PassSeconds(1);
        rig.Fill(number!.Value, 70_000, 5);
        rig.Link.Reports.OfType<ExecutionReported>().Single().ClientOrderId.ShouldBeNull();
    }

    [Fact]
    public void An_issue_under_warning_is_not_bought()
    {
        var rig = new BridgeRig(surveillance: Surveillance.Risk);
        rig.Link.Give(rig.Buy("c1"));
        rig.PassSeconds(1);
        rig.Link.Reports.OfType<CommandRefused>().Single().Reason.ShouldBe(RefusalReason.WarningIssue);
        rig.OrdersAtTheBroker.ShouldBe(0);
    }

    [Fact]
    public void A_type_that_the_mock_server_does_not_take_is_refused_unsent()
    {
        var rig = new BridgeRig();
        var order = rig.Buy("c1");
        rig.Link.Give(order with { Order = order.Order with { TimeInForce = TimeInForce.ImmediateOrCancel } });
        rig.PassSeconds(1);
        rig.Link.Reports.OfType<CommandRefused>().Single().Reason.ShouldBe(RefusalReason.NotExpressible);
    }
}
