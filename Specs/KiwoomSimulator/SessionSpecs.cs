using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public class SessionSpecs
{
    [Fact]
    public void Login_facts_are_told_in_Kiwooms_form()
    {
        var desk = new Desk();
        desk.Api.GetConnectState().ShouldBe(1);
        desk.Api.GetLoginInfo("ACCNO").ShouldBe("8112345611;");
        desk.Api.GetLoginInfo("ACCOUNT_CNT").ShouldBe("1");
        desk.Api.KOA_Functions("GetServerGubun", "").ShouldBe("1");
        desk.Api.GetCodeListByMarket("0").ShouldBe("005930;");
        desk.Api.GetMasterLastPrice("005930").ShouldBe("00070000");
        desk.Api.GetMasterStockState("005930").ShouldBe("증거금40%");
        desk.Api.KOA_Functions("GetMasterListedStockCntEx", "005930").ShouldBe("5919637922");
        desk.Api.GetMasterCodeName("999999").ShouldBe("");
    }

    [Fact]
    public void At_five_in_the_morning_the_session_is_cut_and_login_is_impossible_for_a_while()
    {
        var desk = new Desk(startsAt: Desk.Day.InstantOf(new TimeOnly(4, 59)));
        desk.Pass(TimeSpan.FromMinutes(2));
        desk.Events.Lines.ShouldBe(["connect -106"]);
        desk.Api.GetConnectState().ShouldBe(0);
        desk.Send(1, 1, 70_000).ShouldBe(-106);
        desk.Api.CommConnect();
        desk.Pass(TimeSpan.FromSeconds(5));
        desk.Events.Lines[^1].ShouldBe("connect -101");
        desk.Pass(TimeSpan.FromMinutes(5));
        desk.Api.CommConnect();
        desk.Pass(TimeSpan.FromSeconds(5));
        desk.Events.Lines[^1].ShouldBe("connect 0");
    }

    [Fact]
    public void A_second_login_cuts_the_first()
    {
        var desk = new Desk();
        var second = new SimulatedKiwoom(desk.Server, new SimulatedKiwoomOptions(), desk.Clock);
        var events = new RecordedEvents(second);
        second.Advise(events);
        second.CommConnect();
        desk.Clock.Now += TimeSpan.FromSeconds(5);
        second.AdvanceTo(desk.Clock.Now);
        desk.Pass(TimeSpan.FromSeconds(5));
        events.Lines.ShouldBe(["connect 0"]);
        desk.Events.Lines.ShouldBe(["connect -106"]);
    }

    [Fact]
    public void An_order_whose_session_is_cut_is_at_the_broker_but_nobody_hears_of_it()
    {
        var desk = new Desk();
        desk.Send(1, 10, 70_000).ShouldBe(0);
        desk.Server.LogInElsewhere();
        desk.Pass(TimeSpan.FromSeconds(2));
        desk.Events.Lines.ShouldBe(["connect -106"]);
        desk.Ledger.Orders.ShouldHaveSingleItem().Open.ShouldBe(10);
    }

    [Fact]
    public void A_killed_process_takes_its_order_on_the_way_with_it()
    {
        var desk = new Desk();
        desk.Send(1, 10, 70_000).ShouldBe(0);
        desk.Api.Kill();
        desk.Pass(TimeSpan.FromSeconds(2));
        desk.Ledger.Orders.ShouldBeEmpty();
        desk.Events.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void Conditions_find_what_they_are_set_up_to_find_once_a_minute()
    {
        var condition = new SimulatedCondition(3, "급등", () => [ScriptedVenue.Samsung]);
        var desk = new Desk(options: new SimulatedKiwoomOptions { Conditions = [condition] });
        desk.Api.SendCondition("3000", "급등", 3, 0).ShouldBe(0);
        desk.Api.GetConditionLoad().ShouldBe(1);
        desk.Pass(TimeSpan.FromSeconds(1));
        desk.Api.GetConditionNameList().ShouldBe("3^급등;");
        desk.Api.SendCondition("3000", "급등", 4, 0).ShouldBe(0);
        desk.Api.SendCondition("3000", "급등", 3, 0).ShouldBe(1);
        desk.Pass(TimeSpan.FromSeconds(30));
        desk.Events.Lines[^1].ShouldBe("found 005930;");
        desk.Api.SendCondition("3000", "급등", 3, 0).ShouldBe(0);
    }

    [Fact]
    public void An_open_order_ends_with_its_day()
    {
        var desk = new Desk();
        desk.Place(1, 10, 70_000);
        desk.Pass(TimeSpan.FromHours(15));
        desk.Ledger.Orders[0].Open.ShouldBe(0);
        desk.Server.Ledger.NextNumber(TradingDay.At(desk.Clock.Now)).Value.ShouldBe("0000001");
    }
}
