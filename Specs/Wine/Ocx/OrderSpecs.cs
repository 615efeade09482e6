using System.Text.Json.Nodes;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>Login and orders through COM, against the simulated Kiwoom.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class OrderSpecs
{
    [Fact]
    public async Task A_login_a_partly_filled_order_and_the_questions_after_it_speak_as_Kiwoom_does()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        ((int?)await control.Call("GetConnectState")).ShouldBe(0);
        await control.LogIn();
        ((int?)await control.Call("GetConnectState")).ShouldBe(1);
        ((string?)await control.Call("GetLoginInfo", "ACCOUNT_CNT")).ShouldBe("1");
        ((string?)await control.Call("GetLoginInfo", "ACCNO")).ShouldBe(ServedMarket.Account + ";");
        ((string?)await control.Call("KOA_Functions", "GetServerGubun", "")).ShouldBe("1");
        ((string?)await control.Call("GetMasterCodeName", "005930")).ShouldBe("삼성전자");

        ((int?)await Buy(control, "주문 하나", 100)).ShouldBe(0);
        var answer = await control.Event("OnReceiveTrData");
        answer["args"]!.ShouldBeJson(new { sScrNo = "1000", sRQName = "주문 하나", sTrCode = "KOA_NORMAL_BUY_KP_ORD", sRecordName = "", sPrevNext = "" });
        var number = (string)answer["data"]!["single"]!["주문번호"]!;
        number.ShouldBe("0000001");
        ((string)(await control.Event("OnReceiveMsg"))["args"]!["sMsg"]!).ShouldBe("[100000] 모의투자 매수주문이 완료 되었습니다.");
        await Accepted(control, number);

        await market.Fill(number, 70_400, 40);
        (await Order(control)).ShouldBe((number, "체결", "+매수", "60", "40", "40"));
        var balance = await control.Event("OnReceiveChejanData");
        ((string)balance["args"]!["sGubun"]!).ShouldBe("1");
        ((string)balance["data"]!["930"]!).ShouldBe("40");
        await market.Fill(number, 70_400, 60);
        (await Order(control)).ShouldBe((number, "체결", "+매수", "0", "100", "60"));
        ((string)(await control.Event("OnReceiveChejanData"))["data"]!["930"]!).ShouldBe("100");

        // Outside of an event there is nothing to read.
        ((string?)await control.Call("GetChejanData", 9203)).ShouldBe("");
        ((string?)await control.Call("GetCommData", "KOA_NORMAL_BUY_KP_ORD", "", 0, "주문번호")).ShouldBe("");
        ((string?)await control.Call("GetCommRealData", "005930", 10)).ShouldBe("");
        ((int?)await control.Call("GetRepeatCnt", "opt10075", "")).ShouldBe(0);
        (await control.Call("GetCommDataEx", "opt10075", "미체결")).ShouldBeNull();

        var table = await OrdersOfToday(control);
        table.Count.ShouldBe(1);
        var row = table[0]!.AsArray().Select(cell => (string?)cell).ToList();
        row.Count.ShouldBe(30);
        row[..9].ShouldBe([ServedMarket.Account, number, "", "005930", "", "체결", "삼성전자" + new string(' ', 32), "100", "70400"]);
        control.Log.ShouldBeEmpty();
        market.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chejan_event_that_overtakes_its_answer_arrives_first()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        await control.LogIn();
        await market.Server.HoldAnswers(1);
        await Buy(control, "o1", 10);
        await control.Event("OnReceiveTrData");
        control.Events.Select(e => (string)e["event"]!).ShouldBe(["OnEventConnect", "OnReceiveMsg", "OnReceiveChejanData", "OnReceiveTrData"]);
        var order = control.Events[2]["data"]!;
        ((string)order["913"]!).ShouldBe("접수");
        ((string)order["9203"]!).ShouldBe((string)control.Events[3]["data"]!["single"]!["주문번호"]!);
    }

    [Fact]
    public async Task The_control_is_called_and_heard_on_its_one_thread()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        await control.LogIn();
        var stray = await control.Fault("$stray");
        stray.Type.ShouldBe(nameof(InvalidOperationException));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => control.Call("GetMasterLastPrice", "005930")));
        await Buy(control, "o1", 10);
        await control.Event("OnReceiveChejanData");
        var threads = (await control.Call("$threads"))!;
        var calls = threads["calls"]!.AsArray().Select(t => (string)t!).ShouldHaveSingleItem();
        calls.ShouldStartWith("kiwoom ");
        calls.ShouldEndWith(" STA");
        threads["events"]!.AsArray().Select(t => (string)t!).ShouldBe([calls]);
    }

    private static Task<JsonNode?> Buy(DrivenControl control, string name, int quantity) =>
        control.Call("SendOrder", name, "1000", ServedMarket.Account, 1, "005930", quantity, 70_400, "00", "");

    private static async Task<(string? No, string? State, string? Kind, string? Open, string? Filled, string? Fill)> Order(DrivenControl control)
    {
        var chejan = await control.Event("OnReceiveChejanData");
        ((string)chejan["args"]!["sGubun"]!).ShouldBe("0");
        var data = chejan["data"]!;
        return (Field("9203"), Field("913"), Field("905"), Field("902"), Field("911"), Field("915"));

        string? Field(string fid) => (string?)data[fid];
    }

    private static async Task Accepted(DrivenControl control, string number)
    {
        var chejan = await control.Event("OnReceiveChejanData");
        chejan["args"]!.ShouldBeJson(new
        {
            sGubun = "0",
            nItemCnt = 35,
            sFIdList = "9201;9203;9205;9001;912;913;302;900;901;902;903;904;905;906;907;908;909;910;911;10;27;28;914;915;938;939;919;920;921;922;923;949;10010;2134;2135",
        });
        var data = chejan["data"]!.AsObject().ToDictionary(f => f.Key, f => (string?)f.Value);
        data.Count.ShouldBe(35);
        data["9201"].ShouldBe(ServedMarket.Account);
        data["9203"].ShouldBe(number);
        data["9001"].ShouldBe("A005930");
        data["913"].ShouldBe("접수");
        data["302"].ShouldBe("삼성전자" + new string(' ', 32));
        data["900"].ShouldBe("100");
        data["901"].ShouldBe("70400");
        data["902"].ShouldBe("100");
        data["904"].ShouldBe("0000000");
        data["905"].ShouldBe("+매수");
        data["906"].ShouldBe("보통");
        data["911"].ShouldBe("");
        data["2135"].ShouldBe("KRX");
    }

    private static async Task<JsonArray> OrdersOfToday(DrivenControl control)
    {
        await control.Call("$tables", "opt10075");
        foreach (var (name, value) in new[] { ("계좌번호", ServedMarket.Account), ("전체종목구분", "0"), ("매매구분", "0"), ("체결구분", "0") })
            await control.Call("SetInputValue", name, value);
        ((int?)await control.Call("CommRqData", "미체결", "opt10075", 0, "2000")).ShouldBe(0);
        return (await control.Event("OnReceiveTrData"))["data"]!["table"]!.AsArray();
    }
}
