using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Dialogs;
using Kiwoom.Bridge.Orders;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Bridge;

/// <summary>Login, its loss, restarts, the link's breaks and market data.</summary>
public class BridgeSessionSpecs
{
    [Fact]
    public void A_login_is_announced_with_its_accounts_once_account_queries_work()
    {
        var rig = new BridgeRig();
        rig.Session.LoggedIn.ShouldBeTrue();
        rig.Session.Server.ShouldBe(TradingMode.Paper);
        rig.Session.Accounts.ShouldBe([BridgeRig.Account]);
        var snapshot = rig.Link.Reports.OfType<BrokerSnapshot>().ShouldHaveSingleItem();
        (snapshot.Complete, snapshot.Cash).ShouldBe((true, 100_000_000L));
    }

    [Fact]
    public void The_wrong_server_refuses_every_order_and_says_so()
    {
        var rig = new BridgeRig(server: TradingMode.Real);
        (rig.Session.LoggedIn, rig.Session.Server).ShouldBe((false, TradingMode.Real));
        rig.Session.Text.ShouldNotBeNull();
        rig.Link.Give(rig.Buy("c1"));
        rig.Link.Give(rig.Buy("c2", mode: TradingMode.Real));
        rig.PassSeconds(1);
        rig.Link.Reports.OfType<CommandRefused>().Select(r => r.Reason).ShouldBe([RefusalReason.WrongServer, RefusalReason.WrongServer]);
        rig.OrdersAtTheBroker.ShouldBe(0);
    }

    [Fact]
    public void An_order_meant_for_the_other_server_is_refused()
    {
        var rig = new BridgeRig();
        rig.Link.Give(rig.Buy("c1", mode: TradingMode.Real));
        rig.PassSeconds(1);
        rig.Link.Reports.OfType<CommandRefused>().Single().Reason.ShouldBe(RefusalReason.WrongServer);
    }

    [Fact]
    public void Without_the_account_password_the_bridge_is_not_ready()
    {
        var rig = new BridgeRig(simulated: new SimulatedKiwoomOptions { AccountPasswordRegistered = false });
        rig.Session.LoggedIn.ShouldBeFalse();
        rig.Session.Text!.ShouldContain("password");
        rig.Api.KOA_Functions("ShowAccountWindow", "");
        rig.PassSeconds(40);
        rig.Session.LoggedIn.ShouldBeTrue();
    }

    [Fact]
    public void A_lost_session_is_opened_again_and_the_accounts_are_read_again()
    {
        var rig = new BridgeRig();
        rig.Place("c1");
        rig.Server.LogInElsewhere();
        rig.PassSeconds(1);
        rig.Session.LoggedIn.ShouldBeFalse();
        var epoch = rig.Session.LoginEpoch;
        rig.Link.Give(rig.Buy("c2"));
        rig.PassSeconds(1);
        rig.Link.Reports.OfType<CommandRefused>().Single().Reason.ShouldBe(RefusalReason.NotLoggedIn);
        rig.PassSeconds(20);
        rig.Session.LoggedIn.ShouldBeTrue();
        rig.Session.LoginEpoch.ShouldBeGreaterThan(epoch);
        var order = rig.Link.Reports.OfType<BrokerSnapshot>().Last().Orders.ShouldHaveSingleItem();
        (order.ClientOrderId!.Value.Value, order.OpenQuantity).ShouldBe(("o-c1", 10L));
    }

    [Fact]
    public void The_nightly_maintenance_passes_and_the_bridge_is_back()
    {
        var rig = new BridgeRig(startsAt: new TimeOnly(4, 40));
        rig.Pass(TimeSpan.FromMinutes(21), TimeSpan.FromSeconds(1));
        rig.Session.LoggedIn.ShouldBeFalse();
        rig.Pass(TimeSpan.FromMinutes(12), TimeSpan.FromSeconds(1));
        rig.Session.LoggedIn.ShouldBeTrue();
    }

    [Fact]
    public void A_control_that_cannot_log_in_twice_asks_for_a_new_process()
    {
        var rig = new BridgeRig(configure: o => o with { ReconnectsInProcess = false });
        rig.Server.LogInElsewhere();
        rig.PassSeconds(1);
        rig.Restarts.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_snapshot_on_request_reads_every_page_and_answers_the_request()
    {
        var rig = new BridgeRig(simulated: new SimulatedKiwoomOptions { OddOrderProbability = 0, OrdersPerSecond = 1000 });
        for (var i = 0; i < 230; i++)
            rig.Server.PlaceFromHts(BridgeRig.Account, 1, ScriptedVenue.Samsung, 1, 70_000, "00", null, out _).ShouldNotBeNull();
        rig.Link.Give(new RequestSnapshot(CommandId.Parse("s1"), BridgeRig.Account));
        rig.PassSeconds(6);
        var snapshot = rig.Link.Reports.OfType<BrokerSnapshot>().Last();
        (snapshot.Command!.Value.Value, snapshot.Complete, snapshot.Orders.Count).ShouldBe(("s1", true, 230));
    }

    [Fact]
    public void Reports_made_while_the_link_is_down_arrive_when_it_is_up()
    {
        var rig = new BridgeRig();
        var number = rig.Place("c1");
        rig.Link.Disconnect();
        rig.Fill(number, 70_000, 4);
        rig.Link.Reports.OfType<ExecutionReported>().ShouldBeEmpty();
        rig.Link.Connect();
        rig.Fill(number, 70_000, 6);
        rig.Link.Reports.OfType<ExecutionReported>().Select(e => e.Quantity).ShouldBe([4, 6]);
        rig.Link.Journal.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, rig.Link.Journal.Count).Select(n => (long)n));
        rig.Link.Acknowledge();
        rig.PassSeconds(5);
    }

    [Fact]
    public void A_popup_that_blocks_the_thread_is_told()
    {
        var rig = new BridgeRig();
        rig.Thread.BlockedFor = TimeSpan.FromSeconds(15);
        rig.PassSeconds(3);
        (rig.Session.LoggedIn, rig.Session.Text).ShouldBe((false, "Kiwoom's thread does not answer; a dialog may wait for a person."));
        rig.Thread.BlockedFor = TimeSpan.Zero;
        rig.PassSeconds(3);
        rig.Session.LoggedIn.ShouldBeTrue();
    }

    [Fact]
    public void A_window_that_blocks_the_thread_is_named_with_what_to_do()
    {
        var rig = new BridgeRig();
        rig.Thread.BlockedFor = TimeSpan.FromSeconds(15);
        rig.Dialogs.Show((DialogKind.OrderConfirmation, "투자경고"));
        rig.PassSeconds(3);
        (rig.Session.LoggedIn, rig.Session.Text).ShouldBe((false, "Kiwoom shows '투자경고': an order waits for a person to answer it."));
        rig.Restarts.ShouldBeEmpty();
    }

    [Fact]
    public void A_window_that_does_not_block_the_thread_is_named_too()
    {
        var rig = new BridgeRig();
        rig.Dialogs.Show((DialogKind.ReloginNotice, "[HTS 재접속 안내]"));
        rig.PassSeconds(3);
        rig.Session.LoggedIn.ShouldBeTrue();
        rig.Session.Text!.ShouldStartWith("Kiwoom shows '[HTS 재접속 안내]': sessions opened before 06:50");
        rig.Dialogs.Show();
        rig.PassSeconds(3);
        rig.Session.Text.ShouldBeNull();
        rig.Restarts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(DialogKind.QuotaNotice)]
    [InlineData(DialogKind.ConnectionLost)]
    public void A_notice_that_only_a_new_process_gets_past_asks_for_one_once(DialogKind kind)
    {
        var rig = new BridgeRig();
        rig.Dialogs.Show((DialogKind.Login, "Open API Login"), (kind, "KHOpenAPI"));
        rig.PassSeconds(10);
        rig.Restarts.ShouldHaveSingleItem().ShouldContain("must be started again");
    }

    [Fact]
    public void Instruments_come_with_their_limits_and_prices_for_what_is_subscribed()
    {
        var rig = new BridgeRig();
        var instrument = rig.Link.MarketData.OfType<InstrumentListed>().Last().Instrument;
        (instrument.Name, instrument.BasePrice, instrument.UpperLimit, instrument.LowerLimit).ShouldBe(("삼성전자", 70_000L, 91_000L, 49_000L));
        rig.Link.Give(ScriptedVenue.Samsung);
        rig.PassSeconds(1);
        Trade(rig, 70_300);
        rig.Link.MarketData.OfType<TradeTick>().Single().Price.ShouldBe(70_300);
        rig.Link.Give([]);
        rig.PassSeconds(1);
        Trade(rig, 70_400);
        rig.Link.MarketData.OfType<TradeTick>().Count().ShouldBe(1);
    }

    [Fact]
    public void Real_time_data_goes_on_after_another_login()
    {
        var rig = new BridgeRig();
        rig.Link.Give(ScriptedVenue.Samsung);
        rig.PassSeconds(1);
        rig.Server.LogInElsewhere();
        rig.PassSeconds(30);
        Trade(rig, 70_300);
        rig.Link.MarketData.OfType<TradeTick>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_killed_bridge_comes_back_from_its_file_and_sends_nothing_twice()
    {
        var folder = Directory.CreateTempSubdirectory("kiwoom-bridge-spec").FullName;
        try
        {
            var file = Path.Combine(folder, "bridge.db");
            await using var journal = await SqliteJournal.Open(file, OrderDeskEvents.Catalog, TimeProvider.System);
            var rig = new BridgeRig(journal: new WaitingJournal(journal));
            var number = rig.Place("c1");
            rig.Fill(number, 70_000, 4);
            var inFlight = rig.Buy("c2");
            rig.Link.Give(inFlight);
            rig.Pass(TimeSpan.FromMilliseconds(1));
            rig.Kill();
            rig.Pass(TimeSpan.FromSeconds(1));
            rig.Start();
            rig.Link.Give(inFlight);
            rig.PassSeconds(2);
            rig.Link.Reports.OfType<CommandInDoubt>().ShouldHaveSingleItem().Command.Value.ShouldBe("c2");
            rig.Ledger.Orders.Count(o => o.Booked.Quantity == 10).ShouldBeInRange(1, 2);
            rig.Link.Reports.OfType<BrokerSnapshot>().Last().Complete.ShouldBeTrue();
            rig.Fill(number, 70_000, 6);
            rig.Link.Reports.OfType<ExecutionReported>().Select(e => (e.ClientOrderId!.Value.Value, e.Quantity)).ShouldBe([("o-c1", 4L), ("o-c1", 6L)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Trade(BridgeRig rig, long price)
    {
        rig.Venue.Tape.Traded(new VenueTrade(ScriptedVenue.Samsung, price, 3, Side.Buy, rig.Venue.Quote, rig.Time.GetUtcNow()));
        rig.PassSeconds(1);
    }
}
