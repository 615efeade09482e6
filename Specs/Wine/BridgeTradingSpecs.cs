using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The real bridge under Wine: orders, and the lists and quotas around them.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class BridgeTradingSpecs
{
    private const int CommRqData = 3;
    private static readonly SimulatedKiwoomOptions _quick = new() { OddOrderProbability = 0, LoginLatency = TimeSpan.FromMilliseconds(50) };

    [Fact]
    public async Task An_order_is_filled_in_parts_modified_and_cancelled_and_another_is_rejected_in_Korean()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        var number = await bridge.Place("c1");
        await market.Fill(number.Value, 70_000, 4);
        await market.Fill(number.Value, 69_900, 3);
        await bridge.Filled(7);
        bridge.Gateway.Reports.OfType<ExecutionReported>().Select(e => (e.ClientOrderId?.Value, e.Quantity, e.Price, e.CumulativeQuantity, e.OpenQuantity))
            .ShouldBe([("o-c1", 4L, 70_000L, 4L, 6L), ("o-c1", 3L, 69_900L, 7L, 3L)]);

        bridge.Send(new SubmitReplace(
            CommandId.Parse("c2"), WineBridge.Account, ClientOrderId.Parse("o-c1"), number, ScriptedVenue.Samsung, Side.Buy, OrderType.Limit, TimeInForce.Day, 3, 69_800,
            market.Clock.GetUtcNow().AddMinutes(60)));
        var replacement = await bridge.NumberOf("c2");
        replacement.ShouldNotBe(number);
        var replaced = await bridge.Report<OrderStateReported>(s => s.State == BrokerOrderState.ReplaceConfirmed, "the replacement is not confirmed");
        (replaced.BrokerOrderNo, replaced.Original, replaced.ClientOrderId?.Value, replaced.Price).ShouldBe((replacement, number, "o-c1", 69_800));
        await market.Fill(replacement.Value, 69_800, 1);
        await bridge.Filled(8);

        bridge.Send(new SubmitCancel(CommandId.Parse("c3"), WineBridge.Account, ClientOrderId.Parse("o-c1"), replacement, ScriptedVenue.Samsung, Side.Buy, 2));
        var cancelled = await bridge.Report<OrderStateReported>(s => s.State == BrokerOrderState.CancelConfirmed, "the cancel is not confirmed");
        (cancelled.Original, cancelled.ClientOrderId?.Value).ShouldBe((replacement, "o-c1"));

        await market.Server.OnMarket(() => market.Venue.NextRefusal = VenueRefusal.BeyondPriceLimit);
        bridge.Send(bridge.Buy("c4"));
        var refused = await bridge.Report<CommandRefused>(r => r.Command.Value == "c4", "the rejection is not reported");
        (refused.Reason, refused.Text).ShouldBe((RefusalReason.RejectedByKiwoom, "[RC4027] 모의투자 상/하한가를 벗어난 주문가격입니다."));

        bridge.SendOrders.ShouldBe(4);
        (await bridge.OrdersAtTheBroker()).Sum(o => o.Open).ShouldBe(0);
        bridge.Gateway.Reports.OfType<ExecutionReported>().ShouldAllBe(e => e.ClientOrderId == ClientOrderId.Parse("o-c1"));
        await bridge.ReportsEqualTheLedger();
        market.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_order_whose_fills_overtake_its_answer_is_known_by_its_screen_and_told_once()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        await market.Server.HoldAnswers(1, chejanEventsFirst: 2);
        await market.Server.OnMarket(() => market.Venue.OnArrival = [(70_000, 4)]);
        var number = await bridge.Place("c1");
        await bridge.Filled(4);
        await bridge.Place("c2", quantity: 5); // its answer comes after the first one's
        bridge.Gateway.Reports.OfType<OrderAcknowledged>().Select(a => a.Command.Value).ShouldBe(["c1", "c2"]);
        var fill = bridge.Gateway.Reports.OfType<ExecutionReported>().ShouldHaveSingleItem();
        (fill.BrokerOrderNo, fill.ClientOrderId?.Value).ShouldBe((number, "o-c1"));
        bridge.Gateway.Reports.OfType<CommandInDoubt>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_longer_than_a_page_are_read_whole_and_orders_from_elsewhere_are_told()
    {
        const int orders = 230;
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        var queries = market.Server.CallsOf(CommRqData);
        await market.Server.OnMarket(() =>
        {
            for (var i = 0; i < orders; i++)
                market.Broker.PlaceFromHts(WineBridge.Account, 1, ScriptedVenue.Samsung, 1, 70_000, "00", null, out _).ShouldNotBeNull();
        });
        var lists = await bridge.Lists();
        (lists.Complete, lists.Orders.Select(o => o.BrokerOrderNo).Distinct().Count(), lists.Orders.Sum(o => o.OpenQuantity)).ShouldBe((true, orders, orders));
        (market.Server.CallsOf(CommRqData) - queries).ShouldBeGreaterThanOrEqualTo(6, "three pages of open orders and three lists more");
        await bridge.Is(() => bridge.Gateway.Reports.OfType<OrderStateReported>().Count() == orders, "not every order from elsewhere was told");
        bridge.Gateway.Reports.OfType<OrderStateReported>().ShouldAllBe(s => s.ClientOrderId == null);
    }

    [Fact]
    public async Task Beyond_the_quotas_of_a_second_queries_are_asked_again_and_no_order_is_lost()
    {
        await using var market = new ServedMarket(_quick with { QueriesPerSecond = 3, OrdersPerSecond = 1 });
        await using var bridge = await WineBridge.LoggedIn(market);
        var lists = await bridge.Lists();
        lists.Complete.ShouldBeTrue();
        market.Server.ReturnsOf(CommRqData, KiwoomReturnCode.QueryOverload).ShouldBeGreaterThan(0);

        string[] ids = ["c1", "c2", "c3", "c4"];
        foreach (var id in ids)
            bridge.Send(bridge.Buy(id));
        await bridge.Is(() => Acknowledged(bridge).Concat(Refused(bridge)).Count() == ids.Length, "not every order has an outcome");
        Acknowledged(bridge).Concat(Refused(bridge)).ShouldBe(ids, ignoreOrder: true);
        Refused(bridge).Count().ShouldBe(market.Server.ReturnsOf(WineBridge.SendOrder, KiwoomReturnCode.OrderOverload));
        Refused(bridge).ShouldNotBeEmpty();
        bridge.Gateway.Reports.OfType<CommandRefused>().ShouldAllBe(r => r.Reason == RefusalReason.NotSent && r.ReturnCode == KiwoomReturnCode.OrderOverload);
        (await bridge.OrdersAtTheBroker()).Select(o => o.Booked.RqName).ShouldBe(Acknowledged(bridge), ignoreOrder: true);
        bridge.SendOrders.ShouldBe(ids.Length);
    }

    [Fact]
    public async Task Beyond_the_quota_of_an_hour_and_at_its_popup_the_process_asks_to_be_started_again()
    {
        await using var market = new ServedMarket(_quick with { LongWindowQueries = 12 });
        await using var bridge = await WineBridge.LoggedIn(market);
        bridge.Send(new RequestSnapshot(CommandId.Parse("s1"), WineBridge.Account));
        bridge.Send(new RequestSnapshot(CommandId.Parse("s2"), WineBridge.Account));
        (await bridge.Process.End()).ShouldBe(75, bridge.Process.Everything());
        market.Server.ReturnsOf(CommRqData, KiwoomReturnCode.QueryRestricted).ShouldBe(1);

        bridge.Start();
        await bridge.LogsIn();
        await market.Server.Misbehave(new Popup("KHOpenAPI", "조회횟수 제한을 초과하였습니다.", PopupMoment.FromMessageHandler));
        (await bridge.Process.End()).ShouldBe(75, bridge.Process.Everything());
        await market.Noted(ControlNoteKind.PopupOpens);

        bridge.Start();
        await bridge.LogsIn();
    }

    [Fact]
    public async Task An_order_passes_through_a_storm_of_prices_before_its_end()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        bridge.Subscribe(ScriptedVenue.Samsung);
        var storm = market.Server.Storm(new QuoteStorm([ScriptedVenue.Samsung], Events: 300_000, PerSecond: 1_000));
        await bridge.Is(() => bridge.Gateway.MarketData.OfType<BookTick>().Any(), "the storm has not come");
        bridge.Send(bridge.Buy("c1"));
        await bridge.Is(() => bridge.SendOrders == 1, "the order does not reach SendOrder");
        storm.IsCompleted.ShouldBeFalse();
        var number = await bridge.NumberOf("c1");
        await market.Fill(number.Value, 70_000, 10);
        await bridge.Filled(10);
        storm.IsCompleted.ShouldBeFalse();
        await bridge.Kill();
        (await storm).ShouldBeGreaterThan(0);
    }

    private static IEnumerable<string> Acknowledged(WineBridge bridge) => bridge.Gateway.Reports.OfType<OrderAcknowledged>().Select(a => a.Command.Value);

    private static IEnumerable<string> Refused(WineBridge bridge) => bridge.Gateway.Reports.OfType<CommandRefused>().Select(r => r.Command.Value);
}
