using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>A control that fails: each failure is the answer to its call, and no more.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class FailureSpecs
{
    private const string Failed = "KHOpenAPIException";

    [Fact]
    public async Task A_failing_call_is_an_error_answer_and_the_next_one_works()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        await control.LogIn();
        foreach (var (dispId, method, arguments) in new (int, string, object[])[]
        {
            (1, "CommConnect", []),
            (3, "CommRqData", ["조회", "opt10001", 0, "2000"]),
            (4, "GetLoginInfo", ["ACCNO"]),
            (5, "SendOrder", ["주문", "1000", ServedMarket.Account, 1, "005930", 10, 70_000, "00", ""]),
            (7, "SetInputValue", ["종목코드", "005930"]),
            (24, "GetCommData", ["opt10001", "", 0, "종목명"]),
            (56, "GetCommDataEx", ["opt10075", "미체결"]),
        })
        {
            var before = market.Server.CallsOf(dispId);
            await market.Server.Misbehave(new FailCalls(1, dispId));
            var fault = await control.Fault(method, arguments);
            (fault.Type, fault.Result).ShouldBe((Failed, "0x8000FFFF"), method);
            fault.Message.ShouldContain(method);
            fault.Message.ShouldContain("start the bridge's process again");
            market.Server.CallsOf(dispId).ShouldBe(before, method);
            await control.Call(method, arguments);
        }

        market.Server.CallsOf(5).ShouldBe(1);
    }

    [Fact]
    public async Task Each_failure_says_what_to_do()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        foreach (var (result, advice) in new[]
        {
            (0x80020003, "does not have this method"), // DISP_E_MEMBERNOTFOUND: a DISPID that the control does not know
            (0x8002000E, "does not have this method"), // DISP_E_BADPARAMCOUNT
            (0x80010108, "is gone"), // RPC_E_DISCONNECTED
            (0x8001010E, "fault of the bridge"), // RPC_E_WRONG_THREAD
            (0x80020009, "Kiwoom's windows"), // DISP_E_EXCEPTION without a word of explanation
        })
        {
            await market.Server.Misbehave(new FailCalls(3, Result: unchecked((int)result)));
            foreach (var method in new[] { "GetConnectState", "GetAPIModulePath", "CommTerminate" })
            {
                var fault = await control.Fault(method);
                (fault.Type, fault.Result).ShouldBe((Failed, $"0x{result:X8}"));
                fault.Message.ShouldContain(advice);
            }
        }

        ((int?)await control.Call("GetConnectState")).ShouldBe(0);
    }

    [Fact]
    public async Task A_control_without_a_window_and_methods_that_it_lacks_are_refused_and_the_other_one_works_on()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        (await control.Fault("$unsited")).Result.ShouldBe("0x8000FFFF");
        (await control.Fault("GetOptionATM")).Result.ShouldBe("0x80004001"); // not simulated
        ((int?)await control.Call("GetConnectState")).ShouldBe(0);
        market.Server.Notes.Count(n => n.Kind == ControlNoteKind.Connected).ShouldBe(1);
    }

    [Fact]
    public async Task A_getter_that_fails_inside_an_event_costs_that_event_and_no_other()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        await control.LogIn();
        await market.Server.Misbehave(new FailCalls(1, Method: 26));
        await control.Call("SendOrder", "o1", "1000", ServedMarket.Account, 1, "005930", 10, 70_000, "00", "");
        await control.Line(l => l["log"] is not null, "the fault");
        control.Log.ShouldHaveSingleItem().ShouldBe("Error: The handler of OnReceiveChejanData threw.");
        await market.Fill("0000001", 70_000, 10);
        ((string)(await control.Event("OnReceiveChejanData"))["data"]!["913"]!).ShouldBe("체결");
        ((int?)await control.Call("GetConnectState")).ShouldBe(1);
    }

    [Fact]
    public async Task Garbage_in_results_getters_and_events_is_read_and_passes()
    {
        await using var market = new ServedMarket(new SimulatedKiwoomOptions { OddOrderProbability = 0, LoginLatency = TimeSpan.FromMilliseconds(50), OrdersPerSecond = 100 });
        await using var control = await DrivenControl.Start(market.Variables);
        await control.LogIn();
        foreach (var (order, garbage, read) in new (string, GarbledText, string?)[]
        {
            ("0000001", GarbledText.UnpairedSurrogates, "\uFFFD삼성전자\uFFFD"), // JSON has no halves
            ("0000002", GarbledText.EmbeddedNul, "삼성\0전자"), // NULs at the end are a buffer's padding
            ("0000003", GarbledText.Empty, ""),
            ("0000004", GarbledText.Null, ""),
            ("0000005", GarbledText.VeryLong, null),
        })
        {
            await market.Server.Misbehave(new Garble(garbage, GarbledPlaces.Results, 1, Number: 16));
            Check((string)(await control.Call("GetMasterCodeName", "005930"))!, read);

            // Every text of the order's message, and the first field of its Chejan event.
            await market.Server.Misbehave(new Garble(garbage, GarbledPlaces.Events, 1, Number: 3));
            await market.Server.Misbehave(new Garble(garbage, GarbledPlaces.Results, 1, Number: 26));
            await control.Call("SendOrder", "삼성전자", "1000", ServedMarket.Account, 1, "005930", 10, 70_000, "00", "");
            Check((string)(await control.Event("OnReceiveMsg"))["args"]!["sRQName"]!, read);
            var chejan = (await control.Event("OnReceiveChejanData"))["data"]!;
            ((string)chejan["9201"]!).ShouldNotBe(ServedMarket.Account);
            ((string)chejan["9203"]!).ShouldBe(order);

            // The list of a fill's FIDs; the balance after it is whole.
            await market.Server.Misbehave(new Garble(garbage, GarbledPlaces.Events, 1, Number: 4));
            await market.Fill(order, 70_000, 10);
            ((int)(await control.Event("OnReceiveChejanData"))["args"]!["nItemCnt"]!).ShouldBe(35);
            ((string)(await control.Event("OnReceiveChejanData"))["data"]!["930"]!).ShouldBe($"{int.Parse(order) * 10}");
            ((string?)await control.Call("GetMasterCodeName", "005930")).ShouldBe("삼성전자");
        }

        control.Log.ShouldBeEmpty();
    }

    private static void Check(string actual, string? expected)
    {
        if (expected is null)
            (actual.Length, actual[..8]).ShouldBe((1_000_000, "삼성전자삼성전자"));
        else
            actual.ShouldBe(expected);
    }
}
