using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.KiwoomSimulator;

public class ChejanFormatSpecs
{
    private const string MockLayout =
        "9201;9203;9205;9001;912;913;302;900;901;902;903;904;905;906;907;908;909;910;911;10;27;28;914;915;938;939;919;920;921;922;923;949;10010;2134;2135";

    [Fact]
    public void A_fill_has_every_field_to_the_byte()
    {
        var desk = new Desk();
        var no = desk.Place(1, 100, 70_400);
        desk.Fill(no, 70_400, 40);
        var fill = desk.Events.Chejans[1];
        string.Join(';', fill.Keys).ShouldBe(MockLayout);
        string.Join('|', fill.Values).ShouldBe(
            "8112345611|0000001||A005930|JJ|체결|삼성전자" + new string(' ', 32) + "|100|70400|60|2816000|0000000|+매수|보통|2|100006|1|70400|40"
            + "|+70500|+70500|+70400|70400|40|9850|0|0|1000||00|00000000|3|+70500|1|KRX");
    }

    [Fact]
    public void The_real_server_sends_more_fields_than_the_mock_server()
    {
        var desk = new Desk(TradingMode.Real);
        desk.Place(1, 1, 70_400);
        string.Join(';', desk.Events.Chejans[0].Keys).ShouldBe(MockLayout.Replace("10010;2134;2135", "10010;969;819;2134;2135;2136;2137;2138"));
        desk.Events.Chejans[0][2136].ShouldBe("N");
    }

    [Fact]
    public void The_clear_event_carries_the_last_signal_on_the_real_server()
    {
        var desk = new Desk(TradingMode.Real);
        var original = desk.Place(1, 10, 70_400);
        desk.Place(3, 10, 0, original: original);
        desk.Events.Chejans.Select(c => c[819]).ShouldBe(["0", "0", "0", "1"]);
    }

    [Fact]
    public void A_sale_shows_the_balance_with_its_profit_after_costs()
    {
        var desk = new Desk(TradingMode.Real);
        var bought = desk.Place(1, 10, 70_000);
        desk.Fill(bought, 70_000, 10);
        var sold = desk.Place(2, 4, 71_000);
        desk.Fill(sold, 71_000, 4);
        var balance = desk.Events.Chejans[^1];
        balance[9001].ShouldBe("A005930");
        balance[930].ShouldBe("6");
        balance[931].ShouldBe("70000");
        balance[932].ShouldBe("420000");
        balance[945].ShouldBe("6");
        balance[946].ShouldBe("1");
        balance[950].ShouldBe("3400"); // 284,000 - 280,000 - commission 40 (42.6 cut) - tax 560 (568 cut)
        desk.Ledger.Cash.ShouldBe(100_000_000 - 700_000 - 100 + 284_000 - 40 - 560);
    }

    [Fact]
    public void Getters_are_empty_outside_of_their_event()
    {
        var desk = new Desk();
        desk.Place(1, 1, 70_400);
        desk.Api.GetChejanData(9203).ShouldBe("");
        desk.Api.GetCommData("KOA_NORMAL_BUY_KP_ORD", "", 0, "주문번호").ShouldBe("");
        desk.Api.GetCommRealData("005930", 10).ShouldBe("");
        desk.Api.GetRepeatCnt("opt10075", "").ShouldBe(0);
        desk.Api.GetCommDataEx("opt10075", "").ShouldBeNull();
    }
}
