using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>How the control's process ends, and what the next one finds.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class EndSpecs
{
    [Fact]
    public async Task The_end_of_its_input_takes_the_control_down_in_order()
    {
        await using var market = new ServedMarket();
        await using (var control = await DrivenControl.Start(market.Variables))
        {
            await control.LogIn();
            await control.Call("SetRealReg", "2000", "005930", "41", "0");
            (await control.End()).ShouldBe(0);
            control.Lines[^1]["ended"].ShouldNotBeNull();
            control.Log.ShouldBeEmpty();
        }

        await market.Noted(ControlNoteKind.Gone);
        market.Server.IsConnected.ShouldBeFalse();
        await using var next = await DrivenControl.Start(market.Variables);
        ((int?)await next.Call("GetConnectState")).ShouldBe(0, "a new process logs in anew");
        await next.LogIn();
        market.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(CrashMoment.BeforeForwarding, 5, CrashManner.AccessViolation)]
    [InlineData(CrashMoment.AfterForwarding, 5, CrashManner.Abort)]
    [InlineData(CrashMoment.BeforeEvent, 4, CrashManner.AccessViolation)]
    public async Task A_crash_of_the_control_is_the_end_of_its_process_and_the_next_one_works(CrashMoment moment, int number, CrashManner manner)
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        await control.LogIn();
        await market.Server.Misbehave(new Crash(moment, number, manner));
        var order = control.Ask("SendOrder", "o1", "1000", ServedMarket.Account, 1, "005930", 10, 70_000, "00", "");
        (await control.Process.End()).ShouldNotBe(0);
        control.Lines.ShouldNotContain(l => l["ended"] != null);
        control.Answered.Contains(order.Id).ShouldBe(moment == CrashMoment.BeforeEvent);
        await market.Noted(ControlNoteKind.Gone);

        await using var next = await DrivenControl.Start(market.Variables);
        await next.LogIn();
    }

    [Fact]
    public async Task A_killed_process_leaves_its_seat_to_the_next_one()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market.Variables);
        await control.LogIn();
        await control.Call("SendOrder", "o1", "1000", ServedMarket.Account, 1, "005930", 10, 70_000, "00", "");
        await control.Event("OnReceiveChejanData");
        control.Process.Kill();
        (await control.Process.End()).ShouldNotBe(0);
        await using var next = await DrivenControl.Start(market.Variables);
        await next.LogIn();
        await market.Fill("0000001", 70_000, 10); // an order of the process before
        ((string)(await next.Event("OnReceiveChejanData"))["data"]!["9203"]!).ShouldBe("0000001");
        market.Server.Notes.Select(n => n.Kind).ShouldBe([ControlNoteKind.Connected, ControlNoteKind.Gone, ControlNoteKind.Connected]);
    }
}
