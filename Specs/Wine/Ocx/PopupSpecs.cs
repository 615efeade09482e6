using System.Text.Json.Nodes;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>Kiwoom's modal windows: on the control's thread, inside of a call or out of nothing.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class PopupSpecs
{
    private const string Question = "투자경고 종목입니다. 주문하시겠습니까?";

    [Fact]
    public async Task A_popup_inside_an_order_lets_events_in_and_holds_all_work_back_until_it_is_closed()
    {
        await using var market = new ServedMarket(new SimulatedKiwoomOptions { OddOrderProbability = 0, LoginLatency = TimeSpan.FromMilliseconds(50), OrdersPerSecond = 100 });
        await using var control = await DrivenControl.Start(market.Variables, "--press-notices");
        await control.LogIn();
        await control.Call("SetRealReg", "2000", "005930", "41;51", "0");
        await control.Call("$fids", 41);
        await market.Server.Misbehave(new Popup("안내", Question));

        var first = Buy(control, "o1");
        await market.Noted(ControlNoteKind.PopupOpens);
        var waiting = new[] { "o2", "o3", "o4" }.Select(name => Buy(control, name)).ToList();
        var state = control.Ask("GetConnectState");
        await market.Book(market.Venue.Quote.Book);
        var book = await control.Event("OnReceiveRealData"); // served by the popup's own loop
        ((string?)book["during"]).ShouldBe("SendOrder");
        ((string?)book["data"]!["41"]).ShouldBe("+70500");

        var blocked = await Blocked(control);
        (await control.Until("$blocked", b => (long)b["blocked_ms"]! > blocked)).ShouldNotBeNull();
        var dialog = (await control.Until("$dialogs", d => d["dialogs"]!.AsArray().Count > 0))["dialogs"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)dialog["kind"]).ShouldBe("OrderConfirmation");
        ((string?)dialog["title"]).ShouldBe("안내");
        ((string?)dialog["text"]).ShouldBe(Question);
        ((string?)dialog["says"]).ShouldBe("Kiwoom shows '안내': an order waits for a person to answer it.");

        // Nobody pressed it, and nothing was sent inside of it.
        market.Server.CallsOf(5).ShouldBe(0);
        control.Answered.ShouldNotContain(first.Id);
        control.Answered.ShouldNotContain(state.Id);
        await market.Server.Misbehave(new ClosePopup());
        ((int?)DrivenControl.Result(await first.Answer)).ShouldBe(0);
        ((int?)DrivenControl.Result(await state.Answer)).ShouldBe(1);
        foreach (var (_, answer) in waiting)
            ((int?)DrivenControl.Result(await answer)).ShouldBe(0);
        market.Server.Notes.Where(n => n.Kind == ControlNoteKind.PopupClosed).ShouldBe([new ControlNote(ControlNoteKind.PopupClosed, "1")]);

        // Numbers are given out in the order in which the orders arrive.
        var numbers = new Dictionary<string, string>();
        while (numbers.Count < 4)
        {
            var answer = await control.Event("OnReceiveTrData");
            numbers.Add((string)answer["args"]!["sRQName"]!, (string)answer["data"]!["single"]!["주문번호"]!);
        }

        numbers.OrderBy(n => n.Value).Select(n => n.Key).ShouldBe(["o1", "o2", "o3", "o4"]);
        (await Blocked(control)).ShouldBe(0);
        await control.Until("$dialogs", d => d["dialogs"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task A_refused_popup_keeps_the_order_back_and_one_out_of_nothing_holds_nobody_up()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables, "--press-notices");
        await control.LogIn();
        await market.Server.Misbehave(new Popup("안내", Question));
        var order = Buy(control, "o1");
        await market.Noted(ControlNoteKind.PopupOpens);
        await market.Server.Misbehave(new ClosePopup(Ok: false));
        ((int?)DrivenControl.Result(await order.Answer)).ShouldBe(-307);
        market.Server.CallsOf(5).ShouldBe(0);

        // Titled as a notice that may be pressed away, but with a choice: it stays.
        await market.Server.Misbehave(new Popup("안녕하세요. 키움증권 입니다.", "시스템 점검 중에 주문하시겠습니까?", PopupMoment.FromMessageHandler));
        await market.Noted(ControlNoteKind.PopupOpens, 2);
        await control.Until("$dialogs", d => d["dialogs"]!.AsArray().Any(s => (string?)s!["kind"] == "MaintenanceNotice"));
        ((int?)await control.Call("GetConnectState")).ShouldBe(1);
        ((int?)DrivenControl.Result(await Buy(control, "o2").Answer)).ShouldBe(0);
        await control.Event("OnReceiveChejanData");
        (await Blocked(control)).ShouldBe(0);
        market.Server.Notes.Count(n => n.Kind == ControlNoteKind.PopupClosed).ShouldBe(1);
        control.Log.ShouldNotContain(l => l.Contains("pressed", StringComparison.Ordinal));
        await market.Server.Misbehave(new ClosePopup());
        await market.Noted(ControlNoteKind.PopupClosed, 2);
    }

    [Fact]
    public async Task Known_notices_are_pressed_away_where_that_is_wanted_and_another_one_is_not()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables, "--press-notices", "--grace=300");
        foreach (var (title, text) in new[] { ("안녕하세요. 키움증권 입니다.", "시스템 점검 안내"), ("[HTS 재접속 안내]", "06:50 이전 접속자는 재접속하여 주십시오.") })
        {
            ((int?)await control.Call("$notice", title, text)).ShouldBe(1);
            await control.Line(l => (string?)l["text"] == $"The notice '{title}' was pressed away.", "the log's word of it");
        }

        ((int?)await control.Call("GetConnectState")).ShouldBe(0);
        var lost = control.Ask("$notice", "KHOpenAPI", "통신 연결이 끊어졌습니다. 프로그램 종료후 재접속 해주시기 바랍니다.");

        // Listed means looked at: whoever looks presses first and tells afterwards.
        await control.Until("$dialogs", d => d["dialogs"]!.AsArray().Any(s => (string?)s!["kind"] == "ConnectionLost"));
        control.Log.ShouldNotContain(l => l.Contains("'KHOpenAPI' was", StringComparison.Ordinal));
        control.Answered.ShouldNotContain(lost.Id);
        (await control.End()).ShouldBe(0);
    }

    [Fact]
    public async Task Without_the_option_a_notice_stays_and_the_end_does_not_wait_for_it_for_ever()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables, "--grace=300");
        var notice = control.Ask("$notice", "안녕하세요. 키움증권 입니다.", "시스템 점검 안내");
        await control.Until("$dialogs", d => d["dialogs"]!.AsArray().Any(s => (string?)s!["kind"] == "MaintenanceNotice"));
        control.Log.ShouldNotContain(l => l.Contains("pressed", StringComparison.Ordinal));
        control.Answered.ShouldNotContain(notice.Id);
        (await control.End()).ShouldBe(0);
        control.Lines.ShouldContain(l => l["ended"] != null);
        control.Log.ShouldContain(l => l.StartsWith("Error: Kiwoom's thread did not end", StringComparison.Ordinal));
        await market.Noted(ControlNoteKind.Gone);
    }

    private static (int Id, Task<JsonNode> Answer) Buy(DrivenControl control, string name) =>
        control.Ask("SendOrder", name, "1000", ServedMarket.Account, 1, "005930", 10, 70_000, "00", "");

    private static async Task<long> Blocked(DrivenControl control) => (long)(await control.Call("$blocked"))!["blocked_ms"]!;
}
