using Kiwoom.Actors.Broker;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The real bridge under Wine, and a control that opens popups, fails, talks garbage and crashes; kill -9; breaks of session and link.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class BridgeFaultSpecs
{
    private const int CommRqData = 3;
    private const int QueriesOfALogin = 6; // verification, cash, holdings, executions, orders, interruptions
    private const int GetCommData = 24;
    private const int GetChejanData = 26;
    private const int KoaFunctions = 49;
    private const int ChejanEvent = 4;

    // What SendOrder took is with the broker before its caller knows.
    private static readonly SimulatedKiwoomOptions _atOnce = new()
    {
        OddOrderProbability = 0,
        LoginLatency = TimeSpan.FromMilliseconds(50),
        LeastLatency = TimeSpan.Zero,
        MostLatency = TimeSpan.Zero,
    };

    // Time enough to kill between an order's arrival and its answer.
    private static readonly SimulatedKiwoomOptions _slowAnswers = _atOnce with { LeastLatency = TimeSpan.FromMilliseconds(100), MostLatency = TimeSpan.FromMilliseconds(120) };

    [Fact]
    public async Task A_popup_inside_an_order_is_named_holds_later_orders_back_and_the_order_goes_on_once()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        await market.Server.Misbehave(new Popup("주문확인", "투자경고 종목입니다. 주문하시겠습니까?"));
        bridge.Send(bridge.Buy("c1"));
        await market.Noted(ControlNoteKind.PopupOpens);
        bridge.Send(bridge.Buy("c2", quantity: 5));
        await bridge.Is(() => bridge.Gateway.Session is { LoggedIn: false }, "the blocked thread is not told");
        bridge.Gateway.Session!.Text.ShouldBe("Kiwoom shows '주문확인': an order waits for a person to answer it.");
        bridge.SendOrders.ShouldBe(0);

        await market.Server.Misbehave(new ClosePopup());
        await bridge.NumberOf("c1");
        await bridge.NumberOf("c2");
        (await bridge.OrdersAtTheBroker()).Select(o => o.Booked.RqName).ShouldBe(["c1", "c2"]);
        bridge.SendOrders.ShouldBe(2);
        await bridge.Is(() => bridge.Gateway.Session is { LoggedIn: true, Text: null }, "the popup is closed and still told");
        bridge.Gateway.Reports.OfType<CommandInDoubt>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(CrashMoment.BeforeForwarding, CrashManner.AccessViolation, 0)]
    [InlineData(CrashMoment.AfterForwarding, CrashManner.Abort, 1)]
    public async Task When_the_control_crashes_inside_an_order_it_is_in_doubt_and_the_lists_decide(CrashMoment moment, CrashManner manner, int arrived)
    {
        await using var market = new ServedMarket(_atOnce);
        await using var bridge = await WineBridge.LoggedIn(market);
        await market.Server.Misbehave(new Crash(moment, WineBridge.SendOrder, manner));
        var order = bridge.Buy("c1");
        bridge.Send(order);
        (await bridge.Process.End()).ShouldNotBe(0, bridge.Process.Everything());
        market.Server.Notes.ShouldContain(n => n.Kind == ControlNoteKind.Crashes);

        bridge.Start();
        await bridge.LogsIn();
        (await bridge.Report<CommandInDoubt>(_ => true, "the order is not in doubt")).Command.Value.ShouldBe("c1");
        bridge.Send(order);
        var lists = await bridge.Lists();
        (lists.Complete, lists.Orders.Count).ShouldBe((true, arrived));
        if (arrived == 1)
        {
            // The first event of the order that is heard proves by its screen whose it is.
            await market.Fill(lists.Orders[0].BrokerOrderNo.Value, 70_000, 10);
            (await bridge.NumberOf("c1")).ShouldBe(lists.Orders[0].BrokerOrderNo);
            await bridge.Filled(10);
        }

        await bridge.Place("c2", quantity: 5);
        bridge.SendOrders.ShouldBe(arrived + 1);
        (await bridge.OrdersAtTheBroker()).Select(o => o.Booked.RqName).ShouldBe(arrived == 1 ? ["c1", "c2"] : ["c2"]);
        await bridge.ReportsEqualTheLedger();
    }

    [Fact]
    public async Task Killed_in_the_middle_of_an_order_the_node_comes_back_and_sends_nothing_twice()
    {
        await using var market = new ServedMarket(_slowAnswers);
        await using var bridge = await WineBridge.LoggedIn(market);
        var order = bridge.Buy("c1");
        bridge.Send(order);
        await bridge.Is(async () => (await bridge.OrdersAtTheBroker()).Count == 1, "the order does not arrive at the broker");
        await bridge.Kill();

        bridge.Start();
        await bridge.LogsIn();
        bridge.Send(order);
        await bridge.Is(() => bridge.Gateway.Reports.Any(r => r is OrderAcknowledged or CommandInDoubt), "the order has no outcome");
        var lists = await bridge.Lists();
        var listed = lists.Orders.ShouldHaveSingleItem();
        (lists.Complete, listed.Quantity, listed.OpenQuantity).ShouldBe((true, 10, 10));
        await market.Fill(listed.BrokerOrderNo.Value, 70_000, 10);
        await bridge.Filled(10);
        bridge.SendOrders.ShouldBe(1);
        (await bridge.OrdersAtTheBroker()).ShouldHaveSingleItem();
        bridge.Gateway.Reports.OfType<ExecutionReported>().ShouldHaveSingleItem().ClientOrderId.ShouldBe(order.Order.ClientOrderId);
        await bridge.ReportsEqualTheLedger();
    }

    [Fact]
    public async Task Killed_between_fills_the_node_reports_none_twice_and_the_lists_have_those_it_did_not_hear()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        var number = await bridge.Place("c1");
        await market.Fill(number.Value, 70_000, 4);
        await bridge.Filled(4);
        await bridge.Kill();
        await market.Fill(number.Value, 69_900, 1); // nobody hears it

        bridge.Start();
        await bridge.LogsIn();
        await market.Fill(number.Value, 70_000, 3);
        await bridge.Filled(7);
        await bridge.Told("FillsMissing");
        await market.Fill(number.Value, 70_000, 2);
        await bridge.Filled(9);
        var listed = (await bridge.Lists()).Orders.ShouldHaveSingleItem();
        var booked = (await bridge.OrdersAtTheBroker()).ShouldHaveSingleItem();
        (listed.CumulativeQuantity, listed.CumulativeAmount, listed.OpenQuantity).ShouldBe((booked.Filled, booked.Amount, 0));
        var reported = bridge.Gateway.Reports.OfType<ExecutionReported>().ToList();
        reported.Select(e => e.ExecutionId).Distinct().Count().ShouldBe(3);
        reported.Select(e => (e.Quantity, e.Price)).ShouldBe([(4, 70_000), (3, 70_000), (2, 70_000)]);
        bridge.SendOrders.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_Kiwoom_ends_calls_for_a_new_process_which_logs_in_and_reads_the_lists()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        var number = await bridge.Place("c1");
        var epoch = bridge.Gateway.Session!.LoginEpoch;
        await market.Server.OnMarket(market.Broker.LogInElsewhere);
        (await bridge.Process.End()).ShouldBe(75, bridge.Process.Everything());
        await market.Fill(number.Value, 70_000, 4);

        bridge.Start();
        await bridge.LogsIn();
        bridge.Gateway.Session.LoginEpoch.ShouldBeGreaterThan(epoch);
        var listed = bridge.Gateway.Reports.OfType<BrokerSnapshot>().Last().Orders.ShouldHaveSingleItem();
        (listed.ClientOrderId?.Value, listed.CumulativeQuantity, listed.OpenQuantity).ShouldBe(("o-c1", 4, 6));
    }

    [Fact]
    public async Task What_is_heard_while_the_link_is_cut_arrives_when_it_is_whole_again()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        var number = await bridge.Place("c1");
        var gateway = bridge.Proxy.Target;
        bridge.Proxy.Target = 1; // where nobody listens
        bridge.Proxy.Cut();
        await bridge.Is(() => !bridge.Gateway.IsConnected, "the cut is not seen");
        await market.Fill(number.Value, 70_000, 4);
        await market.Fill(number.Value, 69_900, 6);
        bridge.Gateway.Reports.OfType<ExecutionReported>().ShouldBeEmpty();

        bridge.Proxy.Target = gateway;
        await bridge.Filled(10);
        bridge.Gateway.Connections.ShouldBe(2);
        await bridge.ReportsEqualTheLedger();
        await bridge.Place("c2");
        bridge.SendOrders.ShouldBe(2);
    }

    [Fact]
    public async Task Calls_that_fail_with_E_UNEXPECTED_cost_one_order_or_one_list_and_nothing_is_sent_again()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        await bridge.Is(() => market.Server.CallsOf(CommRqData) >= QueriesOfALogin, "not every query of a login is asked"); // which call the same functions
        await market.Server.Misbehave(new FailCalls(1, KoaFunctions));
        bridge.Send(bridge.Buy("c1"));
        var refused = await bridge.Report<CommandRefused>(_ => true, "the order is not given back");
        (refused.Command.Value, refused.Reason).ShouldBe(("c1", RefusalReason.NotSent));
        refused.Text.ShouldContain("8000FFFF");

        await market.Server.Misbehave(new FailCalls(1, WineBridge.SendOrder));
        var order = bridge.Buy("c2");
        bridge.Send(order);
        var doubt = await bridge.Report<CommandInDoubt>(_ => true, "the order is not in doubt");
        (doubt.Command.Value, doubt.Text.Contains("8000FFFF", StringComparison.Ordinal)).ShouldBe(("c2", true));
        bridge.Send(order);

        await market.Server.Misbehave(new FailCalls(1, CommRqData));
        (await bridge.Lists()).Complete.ShouldBeFalse();
        var lists = await bridge.Lists();
        (lists.Complete, lists.Orders.Count).ShouldBe((true, 0));
        bridge.SendOrders.ShouldBe(0, "neither was sent again");
        await bridge.Place("c3");
        bridge.SendOrders.ShouldBe(1);
    }

    [Fact]
    public async Task Garbage_in_events_is_told_and_the_lists_have_what_it_hid()
    {
        await using var market = new ServedMarket();
        await using var bridge = await WineBridge.LoggedIn(market);
        var number = await bridge.Place("c1");
        GarbledText[] kinds = [GarbledText.UnpairedSurrogates, GarbledText.EmbeddedNul, GarbledText.VeryLong, GarbledText.Empty, GarbledText.Null];
        var told = 0;
        foreach (var kind in kinds)
        {
            await market.Server.Misbehave(new Garble(kind, GarbledPlaces.Results, 1, GetChejanData));
            await market.Fill(number.Value, 70_000, 1);
            await bridge.Told("OnReceiveChejanData could not be read", ++told);
            await Holds(bridge, told);
            await market.Server.Misbehave(new Garble(kind, GarbledPlaces.Events, 1, ChejanEvent));
            await market.Fill(number.Value, 70_000, 1);
            await bridge.Told("OnReceiveChejanData could not be read", ++told);
            await Holds(bridge, told);
        }

        bridge.Gateway.Reports.OfType<ExecutionReported>().ShouldBeEmpty();
        await bridge.Is(() => bridge.Gateway.Reports.OfType<BrokerSnapshot>().Count(s => s.Command is null) > 1, "the lists were not read because of it");
        var listed = (await bridge.Lists()).Orders.ShouldHaveSingleItem();
        (listed.CumulativeQuantity, listed.OpenQuantity).ShouldBe((told, 0));

        await market.Server.Misbehave(new Garble(GarbledText.UnpairedSurrogates, GarbledPlaces.Results, 1, GetCommData));
        await bridge.Place("c2", quantity: 5);
        await bridge.Told("OnReceiveTrData could not be read");
        await bridge.Place("c3", quantity: 6);
        bridge.SendOrders.ShouldBe(3);
        bridge.Process.HasExited.ShouldBeFalse();
    }

    // The event of the holding comes after that of the order; the next garbage is not for it.
    private static Task Holds(WineBridge bridge, long shares) =>
        bridge.Is(() => bridge.Gateway.Reports.OfType<HoldingReported>().Any(h => h.Quantity == shares), $"no holding of {shares} is reported");
}
