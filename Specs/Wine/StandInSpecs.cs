using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The stand-in control itself, in a host that is not ours: what the specs of the bridge rely on.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class StandInSpecs
{
    private const string Ok = "00000000";
    private const string Unexpected = "8000FFFF";

    [Fact]
    public async Task Without_a_window_of_a_container_it_refuses_every_call()
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market, "--unsited");
        (await control.Call(15)).Result.ShouldBe(Unexpected);
        (await control.Call(1)).Result.ShouldBe(Unexpected);
        (await control.Call(26, 9203)).Result.ShouldBe(Unexpected);
        market.Server.Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_server_it_says_where_it_looked()
    {
        await using var control = await HostedControl.Start(null);
        var (result, _, trouble) = await control.Call(15);
        result.ShouldBe("80020009");
        trouble.ShouldContain(ControlServer.EnvironmentName);
    }

    [Fact]
    public async Task Wrong_calls_get_the_errors_that_an_MFC_control_gives()
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market);
        (await control.Call(999)).Result.ShouldBe("80020003");
        (await control.Call(4)).Result.ShouldBe("8002000E");
        (await control.Call(4, "ACCNO", "more")).Result.ShouldBe("8002000E");
        (await control.Call(26, "no number")).Result.ShouldBe("80020005");
        (await control.Call(26, "9203")).ShouldBe((Ok, "", "")); // what converts is converted
        (await control.Call(44)).Result.ShouldBe("80004001"); // options are not simulated
        (await control.Call(2)).ShouldBe((Ok, "nothing", ""));
        await control.Process.Send("elsewhere\t15");
        (await control.Return(15)).Result.ShouldBe("8001010E");
        (await control.Call(15)).ShouldBe((Ok, "0", ""));
    }

    [Fact]
    public async Task An_order_goes_to_the_exchange_and_its_events_come_back_in_Korean()
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market);
        await control.LogIn();
        (await control.Call(16, "005930")).Value.ShouldBe("삼성전자");
        (await control.Call(4, "USER_NAME")).Value.ShouldBe("모의투자");

        await control.Buy("주문1", 10, 70_000);
        (await control.Return(5)).ShouldBe((Ok, "0", ""));
        var answer = await control.Event(1, hasData: true);
        answer.Arguments.ShouldBe(["1000", "주문1", "KOA_NORMAL_BUY_KP_ORD", "", "", "0", "", "", ""]);
        var number = answer.Data[0]["주문번호=".Length..];
        number.Length.ShouldBe(7);
        (await control.Event(3)).Arguments[3].ShouldContain("모의투자");
        var accepted = await control.Event(4, hasData: true);
        accepted.Arguments[0].ShouldBe("0");
        accepted.Data.ShouldContain($"9203={number}");
        accepted.Data.ShouldContain("913=접수");
        accepted.Data.ShouldContain(d => d.StartsWith("302=삼성전자 ", StringComparison.Ordinal));

        await market.Fill(number, 70_000, 4);
        var filled = await control.Event(4, hasData: true);
        filled.Data.ShouldContain("913=체결");
        filled.Data.ShouldContain("915=4");
        filled.Data.ShouldContain("902=6");
        (await control.Call(26, 9203)).Value.ShouldBe("", "outside of its event a getter has nothing");
        (await market.Server.OnMarket(() => market.Broker.Ledger.AccountOf(Actors.Identity.AccountNo.Parse(ServedMarket.Account))!
            .QuantityOf(ScriptedVenue.Samsung))).ShouldBe(4);
        market.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Real_time_events_and_tables_carry_their_data()
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market);
        await control.LogIn();
        (await control.Call(51, "2000", "005930", "10;41", "0")).Value.ShouldBe("0");
        await market.Book(market.Venue.Quote.Book);
        var book = await control.Event(2, hasData: true);
        book.Arguments.ShouldBe(["005930", "주식호가잔량", ""]);
        book.Data.ShouldBe(["10=", "15=", "41=+70500", "51=+70400", "61=10", "71=30"]);

        await control.Call(7, "종목코드", "005930");
        (await control.Call(3, "watch", "opt10001", 0, "2001")).Value.ShouldBe("0");
        (await control.Event(1, hasData: true)).Data[1..].ShouldBe(["rows=0", "all=nothing"]);
        (await control.Call(12, "005930", 0, 1, 0, "watch", "2002")).Value.ShouldBe("0");
        (await control.Event(1, hasData: true)).Data[1].ShouldBe("rows=1");
    }

    [Fact]
    public async Task A_popup_inside_an_order_lets_events_in_and_holds_the_call_until_it_is_closed()
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market);
        await control.LogIn();
        await control.Call(51, "2000", "005930", "41", "0");
        await market.Server.Misbehave(new Popup("안내", "투자경고 종목입니다. 주문하시겠습니까?"));
        await control.Buy("o1", 10, 70_000);
        await market.Noted(ControlNoteKind.PopupOpens);
        await market.Book(market.Venue.Quote.Book);
        await control.Event(2, hasData: true); // served by the popup's own loop
        market.Server.CallsOf(5).ShouldBe(0);
        await control.Process.Send("dialogs");
        (await control.Process.Line("dialog\t")).ShouldBe("dialog\t안내\t투자경고 종목입니다. 주문하시겠습니까?");
        control.Process.Lines.ShouldNotContain(l => l.StartsWith("return\t5\t", StringComparison.Ordinal));
        await control.Process.Send("press\t1");
        (await control.Return(5)).ShouldBe((Ok, "0", ""));
        market.Server.CallsOf(5).ShouldBe(1);
        market.Server.Notes.ShouldContain(new ControlNote(ControlNoteKind.PopupClosed, "1"));
    }

    [Fact]
    public async Task A_refused_popup_keeps_the_order_back_and_the_server_can_close_one_too()
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market);
        await control.LogIn();
        await market.Server.Misbehave(new Popup("주문확인", "보낼까요?"));
        await control.Buy("o1", 10, 70_000);
        await market.Noted(ControlNoteKind.PopupOpens);
        await market.Server.Misbehave(new ClosePopup(Ok: false));
        (await control.Return(5)).ShouldBe((Ok, "-307", ""));
        market.Server.CallsOf(5).ShouldBe(0);

        await market.Server.Misbehave(new Popup("주문", "보냈습니다.", PopupMoment.AfterForwarding));
        await control.Buy("o2", 10, 70_000);
        await market.Noted(ControlNoteKind.PopupOpens, 2);
        (await control.Event(1, hasData: true)).Arguments[1].ShouldBe("o2"); // the answer overtakes the call's return
        await market.Server.Misbehave(new ClosePopup());
        (await control.Return(5)).Value.ShouldBe("0");

        await market.Server.Misbehave(new Popup("KHOpenAPI", "접속이 끊어졌습니다.", PopupMoment.FromMessageHandler));
        await market.Noted(ControlNoteKind.PopupOpens, 3);
        (await control.Call(15)).Value.ShouldBe("1");
        await market.Server.Misbehave(new ClosePopup());
        await market.Noted(ControlNoteKind.PopupClosed, 3);
    }

    [Theory]
    [InlineData(CrashMoment.BeforeForwarding, 5, CrashManner.AccessViolation, 0)]
    [InlineData(CrashMoment.AfterForwarding, 5, CrashManner.Abort, 1)]
    [InlineData(CrashMoment.BeforeEvent, 4, CrashManner.AccessViolation, 1)]
    public async Task A_crash_takes_the_process_down_where_it_was_told_to(CrashMoment moment, int number, CrashManner manner, int arrived)
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market);
        await control.LogIn();
        await market.Server.Misbehave(new Crash(moment, number, manner));
        await control.Buy("o1", 10, 70_000);
        (await control.Process.End()).ShouldNotBe(0);
        await market.Noted(ControlNoteKind.Gone);
        control.Process.Lines.ShouldNotContain("ended");
        control.Process.Lines.ShouldNotContain(l => l.StartsWith("event\t4", StringComparison.Ordinal));
        market.Server.CallsOf(5).ShouldBe(arrived);

        await using var next = await HostedControl.Start(market);
        (await next.Call(15)).Value.ShouldBe("0", "a new process logs in anew");
        await next.LogIn();
    }

    [Fact]
    public async Task Calls_fail_and_strings_are_garbage_as_often_as_told()
    {
        await using var market = new ServedMarket();
        await using var control = await HostedControl.Start(market);
        await control.LogIn();
        await market.Server.Misbehave(new FailCalls(2, Method: 15));
        (await control.Call(15)).Result.ShouldBe(Unexpected);
        (await control.Call(16, "005930")).Result.ShouldBe(Ok);
        (await control.Call(15)).Result.ShouldBe(Unexpected);
        (await control.Call(15)).ShouldBe((Ok, "1", ""));

        foreach (var (garbage, expected) in new (GarbledText, string)[]
        {
            (GarbledText.UnpairedSurrogates, @"\uDC00삼성전자\uD83D"),
            (GarbledText.EmbeddedNul, @"삼성\u0000전자\u0000"),
            (GarbledText.Empty, ""),
            (GarbledText.Null, "null"),
        })
        {
            await market.Server.Misbehave(new Garble(garbage, GarbledPlaces.Results, 1));
            (await control.Call(16, "005930")).Value.ShouldBe(expected);
        }

        await market.Server.Misbehave(new Garble(GarbledText.VeryLong, GarbledPlaces.Results, 1));
        (await control.Call(16, "005930")).Value.ShouldEndWith("… 1000000");
        await market.Server.Misbehave(new Garble(GarbledText.Null, GarbledPlaces.Events, 1, Number: 3));
        await control.Buy("o1", 10, 70_000);
        (await control.Event(3)).Arguments.ShouldBe(["null", "null", "null", "null"]);
        (await control.Call(16, "005930")).Value.ShouldBe("삼성전자");
    }
}
