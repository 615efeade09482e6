using System.Text.Json.Nodes;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>Every method through COM: where it arrives, what arrives, and what comes back.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class MethodSpecs
{
    private const string Foreign = "😀 ไทย عربي ẅ 龘 \u200d end";
    private static readonly string[] _texts = ["", "plain ASCII, 1;2|3^4 ", "삼성전자 보통주 · 주문번호(체결) ", Foreign, new string('가', 10_000), new string('a', 10_000)];

    [Fact]
    public async Task Every_method_arrives_under_its_number_with_its_arguments_in_order_and_brings_its_value_back()
    {
        await using var book = new CallBook();
        await using var control = await DrivenControl.Start(book.Variables);
        foreach (var text in new[] { "", "인자 값 ", Foreign })
        {
            book.Answer = dispId => FactSheetMethod.All.Single(m => m.DispId == dispId).Result switch
            {
                'i' => -1000 - dispId,
                's' => $"{text}결과 {dispId} ",
                _ => null,
            };
            foreach (var method in FactSheetMethod.All.Where(m => !m.IsGetter))
            {
                var arguments = method.Numbered(text);
                var result = await control.Call(method.Name, arguments);
                (result?.ToString()).ShouldBe(book.Answer(method.DispId)?.ToString(), method.Name);
                book.Calls[^1].DispId.ShouldBe(method.DispId, method.Name);
                book.Calls[^1].Arguments.ShouldBe(arguments, method.Name);
            }
        }

        book.Calls.Count.ShouldBe(3 * FactSheetMethod.All.Count(m => !m.IsGetter));
    }

    [Fact]
    public async Task Texts_of_any_length_and_script_go_both_ways_unharmed_and_numbers_to_their_bounds()
    {
        await using var book = new CallBook();
        await using var control = await DrivenControl.Start(book.Variables);
        foreach (var text in _texts)
        {
            book.Answer = dispId => dispId == 49 ? text : null;
            ((string?)await control.Call("KOA_Functions", text, text + "!")).ShouldBe(text);
            book.Calls[^1].Arguments.ShouldBe([text, text + "!"]);
            await control.Call("SetInputValue", text, "");
            book.Calls[^1].Arguments.ShouldBe([text, ""]);
        }

        foreach (var number in new[] { int.MinValue, -1, 0, 1, int.MaxValue })
        {
            book.Answer = _ => number;
            ((int?)await control.Call("SendOrder", "r", "1000", "a", number, "c", number, number, "00", "")).ShouldBe(number);
            book.Calls[^1].Arguments.ShouldBe(["r", "1000", "a", number, "c", number, number, "00", ""]);
        }
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_here_and_reaches_nobody()
    {
        await using var book = new CallBook();
        await using var control = await DrivenControl.Start(book.Variables);
        (await control.Fault("KOA_Functions", "Get\0ServerGubun", "")).Type.ShouldBe(nameof(ArgumentException));
        (await control.Fault("GetLoginInfo", [null])).Type.ShouldBe(nameof(ArgumentNullException));
        (await control.Fault("GetLoginInfo")).Type.ShouldBe(nameof(ArgumentException));
        (await control.Fault("GetNothing")).Type.ShouldBe(nameof(ArgumentException));
        book.Calls.ShouldBeEmpty();
        await control.Call("GetConnectState");
        book.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_getters_read_the_event_that_is_being_raised_and_nothing_outside_of_it()
    {
        await using var book = new CallBook();
        await using var control = await DrivenControl.Start(book.Variables);
        await control.Call("$fields", "opt99999", new[] { "계좌명", "없는것" }, new[] { "종목명", "수량" });
        await control.Call("$tables", "opt99999");
        await control.Call("$fids", 10, 41, 9999);
        string[][] rows = [["삼성전자 ", "+10"], ["", Foreign], ["😀", "000000000000020"]];

        await book.RaiseTr("opt99999", "조회1", [("계좌명", "홍길동 ")], ["종목명", "수량"], rows);
        var answer = await control.Event("OnReceiveTrData");
        answer["args"]!.ShouldBeJson(new { sScrNo = "1000", sRQName = "조회1", sTrCode = "opt99999", sRecordName = "", sPrevNext = "0" });
        answer["data"]!.ShouldBeJson(new
        {
            single = new Dictionary<string, string> { ["계좌명"] = "홍길동 ", ["없는것"] = "" },
            count = 3,
            rows = rows.Select(r => new Dictionary<string, string> { ["종목명"] = r[0], ["수량"] = r[1] }),
            table = rows,
        });

        await book.RaiseTr("opt99999", "조회2", [], ["종목명"], []);
        (await control.Event("OnReceiveTrData"))["data"]!["table"].ShouldBeNull("no rows are no table");

        await book.RaiseReal("005930_AL", "주식호가잔량", (10, "+70000"), (41, "-69900"));
        var real = await control.Event("OnReceiveRealData");
        real["args"]!.ShouldBeJson(new { sRealKey = "005930_AL", sRealType = "주식호가잔량", sRealData = "" });
        real["data"]!.ShouldBeJson(new Dictionary<string, string> { ["10"] = "+70000", ["41"] = "-69900", ["9999"] = "" });

        await book.RaiseChejan("0", (9203, "0000001"), (302, "삼성전자        "), (913, "접수"));
        var chejan = await control.Event("OnReceiveChejanData");
        chejan["args"]!.ShouldBeJson(new { sGubun = "0", nItemCnt = 3, sFIdList = "9203;302;913" });
        chejan["data"]!.ShouldBeJson(new Dictionary<string, string> { ["9203"] = "0000001", ["302"] = "삼성전자        ", ["913"] = "접수" });

        foreach (var getter in FactSheetMethod.All.Where(m => m.IsGetter))
            ((await control.Call(getter.Name, getter.Numbered("")))?.ToString()).ShouldBe(getter.Result switch { 'i' => "0", 's' => "", _ => null }, getter.Name);
        book.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_event_arrives_with_its_arguments_in_order_and_an_unknown_one_does_no_harm()
    {
        await using var book = new CallBook();
        await using var control = await DrivenControl.Start(book.Variables);
        await book.Raise(77, "모르는 것", 1);
        await book.Raise(6, "005930");
        await book.Raise(3, "1000", "주문", "KOA_NORMAL_BUY_KP_ORD", "[00Z112] 주문접수가 완료되었습니다");
        await book.Raise(5, -106);
        await book.Raise(7, "005930", "I", "조건 하나", "001");
        await book.Raise(8, "2000", "005930;000660;", "조건 하나", 1, 2);
        await book.Raise(9, 1, "[OK]");
        await control.Event("OnReceiveConditionVer");
        control.Events.Select(e => (string)e["event"]! + e["args"]!.ToJsonString()).ShouldBe(new[]
        {
            ("OnReceiveMsg", (object)new { sScrNo = "1000", sRQName = "주문", sTrCode = "KOA_NORMAL_BUY_KP_ORD", sMsg = "[00Z112] 주문접수가 완료되었습니다" }),
            ("OnEventConnect", new { nErrCode = -106 }),
            ("OnReceiveRealCondition", new { sTrCode = "005930", strType = "I", strConditionName = "조건 하나", strConditionIndex = "001" }),
            ("OnReceiveTrCondition", new { sScrNo = "2000", strCodeList = "005930;000660;", strConditionName = "조건 하나", nIndex = 1, nNext = 2 }),
            ("OnReceiveConditionVer", new { lRet = 1, sMsg = "[OK]" }),
        }.Select(e => e.Item1 + JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(e.Item2))!.ToJsonString()));
        control.Log.ShouldBeEmpty();
    }
}
