using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public class OrderSequenceSpecs
{
    private const string Bought = "M [100000] 모의투자 매수주문이 완료 되었습니다.";

    [Fact]
    public void A_limit_order_rests_and_fills_twice()
    {
        var desk = new Desk();
        var no = desk.Place(1, 100, 70_400);
        desk.Fill(no, 70_400, 40);
        desk.Fill(no, 70_400, 60);
        desk.Events.Lines.ShouldBe(
        [
            "T KOA_NORMAL_BUY_KP_ORD o1 (0000001)",
            Bought,
            "0[0000001 904=0000000 접수 +매수 902=100 911= 915=]",
            "0[0000001 904=0000000 체결 +매수 902=60 911=40 915=40]",
            "1[930=40 933=40]",
            "0[0000001 904=0000000 체결 +매수 902=0 911=100 915=60]",
            "1[930=100 933=100]",
        ]);
    }

    [Fact]
    public void A_market_order_that_walks_the_book_tells_each_fill()
    {
        var desk = new Desk();
        desk.Venue.OnArrival = [(70_500, 10), (70_600, 20)];
        desk.Place(1, 30, 0, "03");
        desk.Events.Lines.Skip(2).ShouldBe(
        [
            "0[0000001 904=0000000 접수 +매수 902=30 911= 915=]",
            "0[0000001 904=0000000 체결 +매수 902=20 911=10 915=10]",
            "1[930=10 933=10]",
            "0[0000001 904=0000000 체결 +매수 902=0 911=30 915=20]",
            "1[930=30 933=30]",
        ]);
        desk.Events.Chejans[0][901].ShouldBe("0");
        desk.Events.Chejans[0][906].ShouldBe("시장가");
    }

    [Fact]
    public void A_modification_moves_the_rest_to_a_new_number_and_clears_the_original()
    {
        var desk = new Desk();
        var original = desk.Place(1, 100, 70_400);
        desk.Fill(original, 70_400, 40);
        desk.Events.Lines.Clear();
        var changed = desk.Place(5, 60, 70_300, original: original);
        desk.Fill(changed, 70_300, 60);
        desk.Events.Lines.ShouldBe(
        [
            "T KOA_NORMAL_KP_MODIFY o1 (0000002)",
            "M [100000] 모의투자 매수정정주문이 완료 되었습니다.",
            "0[0000002 904=0000001 접수 +매수정정 902=60 911= 915=]",
            "0[0000002 904=0000001 확인 +매수정정 902=60 911= 915=]",
            "0[0000001 904=0000000 체결 +매수 902=0 911=40 915=]",
            "0[0000002 904=0000001 체결 +매수정정 902=0 911=60 915=60]",
            "1[930=100 933=100]",
        ]);
    }

    [Fact]
    public void A_partial_modification_leaves_the_rest_on_the_original()
    {
        var desk = new Desk();
        var original = desk.Place(1, 100, 70_400);
        desk.Place(5, 30, 70_300, original: original);
        desk.Events.Lines[^1].ShouldBe("0[0000001 904=0000000 접수 +매수 902=70 911= 915=]");
        desk.Venue.Open.Values.Select(o => (o.Order.Price, o.Open)).ShouldBe([(70_400, 70), (70_300, 30)], ignoreOrder: true);
    }

    [Fact]
    public void A_cancel_is_confirmed_and_clears_the_original()
    {
        var desk = new Desk();
        var original = desk.Place(1, 100, 70_400);
        desk.Events.Lines.Clear();
        desk.Place(3, 0, 0, original: original);
        desk.Events.Lines.ShouldBe(
        [
            "T KOA_NORMAL_KP_CANCEL o1 (0000002)",
            "M [100000] 모의투자 매수취소주문이 완료 되었습니다.",
            "0[0000002 904=0000001 접수 매수취소 902=100 911= 915=]",
            "0[0000002 904=0000001 확인 매수취소 902=0 911= 915=]",
            "0[0000001 904=0000000 접수 +매수 902=0 911= 915=]",
        ]);
        desk.Venue.Open.ShouldBeEmpty();
    }

    [Fact]
    public void A_fill_can_come_between_the_acceptance_of_a_cancel_and_its_confirmation()
    {
        var desk = new Desk(exchangeLatency: TimeSpan.FromSeconds(2));
        var original = desk.Place(1, 100, 70_400);
        desk.Events.Lines.Clear();
        desk.Place(3, 100, 0, original: original);
        desk.Fill(original, 70_400, 30);
        desk.Pass(TimeSpan.FromSeconds(3));
        desk.Events.Lines.Skip(2).ShouldBe(
        [
            "0[0000002 904=0000001 접수 매수취소 902=100 911= 915=]",
            "0[0000001 904=0000000 체결 +매수 902=70 911=30 915=30]",
            "1[930=30 933=30]",
            "0[0000002 904=0000001 확인 매수취소 902=0 911= 915=]",
            "0[0000001 904=0000000 체결 +매수 902=0 911=30 915=]",
        ]);
        desk.Server.Ledger.OrderOf(Desk.Day, BrokerOrderNo.Parse("0000002"))!.Confirmed.ShouldBe(70);
    }

    [Fact]
    public void A_cancel_that_loses_the_whole_race_takes_nothing()
    {
        var desk = new Desk(exchangeLatency: TimeSpan.FromSeconds(2));
        var original = desk.Place(1, 100, 70_400);
        desk.Place(3, 100, 0, original: original);
        desk.Fill(original, 70_400, 100);
        desk.Pass(TimeSpan.FromSeconds(3));
        desk.Events.Lines[^1].ShouldBe("0[0000002 904=0000001 거부 매수취소 902=0 911= 915=]");
        desk.Ledger.QuantityOf(ScriptedVenue.Samsung).ShouldBe(100);
    }

    [Fact]
    public void A_cancel_of_a_filled_order_is_refused_without_a_number_and_without_Chejan()
    {
        var desk = new Desk();
        var original = desk.Place(1, 10, 70_400);
        desk.Fill(original, 70_400, 10);
        desk.Events.Lines.Clear();
        desk.Place(3, 10, 0, original: original);
        desk.Events.Lines.ShouldBe(["T KOA_NORMAL_KP_CANCEL o1 ()", "M [RC4033] 모의투자 정정/취소할 수량이 없습니다."]);
    }

    [Fact]
    public void The_rest_of_an_IOC_order_ends_without_a_fill()
    {
        var desk = new Desk(TradingMode.Real);
        desk.Venue.OnArrival = [(70_500, 10)];
        desk.Place(1, 30, 70_500, "10");
        desk.Events.Lines[^1].ShouldBe("0[0000001 904=0000000 체결 +매수 902=0 911=10 915=]");
        desk.Ledger.Orders[0].TakenAway.ShouldBe(20);
    }

    [Fact]
    public void An_order_from_the_HTS_brings_Chejan_only()
    {
        var desk = new Desk();
        var no = desk.Server.PlaceFromHts(AccountNo.Parse(Desk.Account), 1, ScriptedVenue.Samsung, 10, 70_400, "00", null, out var refusal);
        refusal.ShouldBe(OrderRefusal.None);
        desk.Fill(no!.Value.Value, 70_400, 10);
        desk.Events.Lines.Select(l => l[..2]).ShouldBe(["0[", "0[", "1["]);
        desk.Events.Chejans[0][920].ShouldBe("4989");
    }

    [Theory]
    [InlineData(1, 10, 70_450, "00", "RC4026")]
    [InlineData(1, 10, 91_100, "00", "RC4027")]
    [InlineData(1, 2_000, 70_400, "00", "RC4025")]
    [InlineData(1, 1_100, 0, "03", "RC4025")]
    [InlineData(1, 10, 70_400, "03", "00Z237")]
    [InlineData(1, 10, 0, "06", "RC4058")]
    [InlineData(2, 1, 70_400, "00", "RC4032")]
    [InlineData(11, 1, 70_400, "00", "RC4059")]
    public void A_refused_order_has_no_number_a_reason_and_no_Chejan(int type, int quantity, int price, string terms, string code)
    {
        var desk = new Desk();
        desk.Place(type, quantity, price, terms).ShouldBe("");
        desk.Events.Lines.Count.ShouldBe(2);
        desk.Events.Lines[1].ShouldStartWith($"M [{code}]");
        desk.Ledger.Orders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(VenueRefusal.BeforeOpen, "00Z217")]
    [InlineData(VenueRefusal.Closed, "00Z218")]
    public void Outside_of_the_session_only_answer_and_message_come(VenueRefusal refusal, string code)
    {
        var desk = new Desk();
        desk.Venue.NextRefusal = refusal;
        desk.Place(1, 1, 70_400).ShouldBe("");
        desk.Events.Lines[1].ShouldStartWith($"M [{code}]");
        desk.Server.Ledger.NextNumber(Desk.Day).Value.ShouldBe("0000001");
    }

    [Fact]
    public void Chejan_can_overtake_the_answer()
    {
        var seen = new HashSet<string>();
        for (var seed = 0; seed < 60; seed++)
        {
            var desk = new Desk(options: new SimulatedKiwoomOptions { Seed = seed, OddOrderProbability = 1 });
            desk.Place(1, 10, 70_400).ShouldBe("0000001");
            seen.Add(string.Concat(desk.Events.Lines.Select(l => l[0])));
        }

        seen.ShouldBe(["MT0", "T0M", "0TM", "M0T", "0MT"], ignoreOrder: true);
    }
}
