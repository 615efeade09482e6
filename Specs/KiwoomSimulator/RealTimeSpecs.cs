using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public class RealTimeSpecs
{
    [Fact]
    public void A_FID_selects_its_types_and_prices_carry_their_direction()
    {
        var desk = new Desk();
        desk.Api.SetRealReg("5000", "005930", "10", "0").ShouldBe(0);
        var read = "";
        desk.Events.OnReal = (key, type) => read = string.Join('|', new[] { 20, 10, 11, 12, 27, 28, 15, 13, 14, 16, 17, 18, 25 }.Select(f => desk.Api.GetCommRealData(key, f)));
        Trade(desk, Side.Sell);
        desk.Events.Reals.ShouldBe([("005930", "주식체결")]);
        read.ShouldBe("100005|+70500|+500|+0.71|+70500|+70400|-7|1000|70|+70100|+70900|-69800|2");
        Book(desk);
        desk.Events.Reals.Count.ShouldBe(1);
    }

    [Fact]
    public void A_trade_of_an_auction_has_no_sign()
    {
        var desk = new Desk();
        desk.Api.SetRealReg("5000", "005930", "20", "0");
        var read = "";
        desk.Events.OnReal = (key, _) => read = desk.Api.GetCommRealData(key, 15);
        Trade(desk, null);
        read.ShouldBe("7");
    }

    [Fact]
    public void The_book_has_its_levels_in_their_FIDs()
    {
        var desk = new Desk();
        desk.Api.SetRealReg("5000", "005930", "41", "0");
        var read = "";
        desk.Events.OnReal = (key, _) => read = string.Join('|', new[] { 41, 42, 43, 51, 52, 61, 62, 71, 72, 121, 125 }.Select(f => desk.Api.GetCommRealData(key, f)));
        Book(desk);
        desk.Events.Reals.ShouldBe([("005930", "주식호가잔량")]);
        read.ShouldBe("+70500|+70600|0|+70400|-69900|10|20|30|40|30|70");
    }

    [Fact]
    public void Option_0_replaces_and_1_adds_and_a_code_flows_until_it_is_removed_from_every_screen()
    {
        var desk = new Desk();
        desk.Api.SetRealReg("5000", "005930", "10", "0");
        desk.Api.SetRealReg("5001", "005930", "10", "0");
        Trade(desk, Side.Buy);
        desk.Events.Reals.Count.ShouldBe(1);
        desk.Api.SetRealRemove("5000", "ALL");
        Trade(desk, Side.Buy);
        desk.Events.Reals.Count.ShouldBe(2);
        desk.Api.SetRealReg("5001", "000660", "10", "0");
        Trade(desk, Side.Buy);
        desk.Events.Reals.Count.ShouldBe(2);
        desk.Api.SetRealReg("5001", "005930", "10", "1");
        Trade(desk, Side.Buy);
        desk.Events.Reals.Count.ShouldBe(3);
        desk.Api.DisconnectRealData("5001");
        Trade(desk, Side.Buy);
        desk.Events.Reals.Count.ShouldBe(3);
    }

    [Fact]
    public void A_query_registers_its_issue_until_the_screen_is_disconnected()
    {
        var desk = new Desk();
        desk.Api.SetInputValue("종목코드", "005930");
        desk.Api.CommRqData("q", "opt10001", 0, "2000");
        desk.Pass(TimeSpan.FromSeconds(1));
        Trade(desk, Side.Buy);
        desk.Events.Reals.Count.ShouldBe(1);
        desk.Api.DisconnectRealData("2000");
        Trade(desk, Side.Buy);
        desk.Events.Reals.Count.ShouldBe(1);
    }

    [Fact]
    public void Too_many_codes_or_FIDs_are_refused()
    {
        var desk = new Desk();
        desk.Api.SetRealReg("5000", string.Join(';', Enumerable.Range(0, 101).Select(i => $"{i:000000}")), "10", "0").ShouldBe(-204);
        desk.Api.SetRealReg("5000", "005930", string.Join(';', Enumerable.Range(1, 101)), "0").ShouldBe(-206);
    }

    [Fact]
    public void Session_notices_come_by_themselves_and_interruptions_after_opt10054()
    {
        var desk = new Desk();
        desk.Venue.Tape.SessionNoticed(new VenueSession("3", desk.Clock.Now, TimeSpan.Zero));
        var vi = new VenueInterruption(ScriptedVenue.Samsung, false, VolatilityTrigger.Static, 77_000, 70_000, 76_900, desk.Clock.Now, desk.Clock.Now, 1);
        desk.Venue.Tape.Interrupted(vi);
        desk.Pass(TimeSpan.FromSeconds(1));
        desk.Api.CommRqData("q", "opt10054", 0, "2000").ShouldBe(0);
        desk.Pass(TimeSpan.FromSeconds(1));
        var read = "";
        desk.Events.OnReal = (key, _) => read = string.Join('|', new[] { 9068, 1225, 1221, 1223, 1224 }.Select(f => desk.Api.GetCommRealData(key, f)));
        desk.Venue.Tape.Interrupted(vi with { Released = true, At = desk.Clock.Now });
        desk.Pass(TimeSpan.FromSeconds(1));
        desk.Events.Reals.ShouldBe([("09", "장시작시간"), ("005930", "VI발동/해제")]);
        read.ShouldBe("2|정적|77000|100005|100007");
    }

    private static void Trade(Desk desk, Side? aggressor)
    {
        desk.Venue.Tape.Traded(new VenueTrade(ScriptedVenue.Samsung, 70_500, 7, aggressor, desk.Venue.Quote, desk.Clock.Now));
        desk.Pass(TimeSpan.FromSeconds(1));
    }

    private static void Book(Desk desk)
    {
        desk.Venue.Tape.BookChanged(desk.Venue.Quote.Book, 70_000);
        desk.Pass(TimeSpan.FromSeconds(1));
    }
}
