using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The bridge's control host on the stand-in control: the first calls, and a storm.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class DriverSpecs
{
    [Fact]
    public async Task The_bridges_host_logs_in_and_reads_Korean_names()
    {
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market);
        (await control.Call("CommConnect")).GetProperty("result").GetInt32().ShouldBe(0);
        await control.Process.Line(l => l.Contains("OnEventConnect", StringComparison.Ordinal), "the login");
        (await control.Call("GetMasterCodeName", "005930")).GetProperty("result").GetString().ShouldBe("삼성전자");
        (await control.Call("KOA_Functions", "GetServerGubun", "")).GetProperty("result").GetString().ShouldBe("1");
        await control.Process.Send("""{"id":99,"call":"$end"}""");
        (await control.Process.End()).ShouldBe(0);
        await market.Noted(ControlNoteKind.Gone);
        market.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_event_of_a_storm_is_lost_on_the_way_through_COM()
    {
        const int Events = 20_000;
        await using var market = new ServedMarket();
        await using var control = await DrivenControl.Start(market);
        await control.Call("CommConnect");
        await control.Process.Line(l => l.Contains("OnEventConnect", StringComparison.Ordinal), "the login");
        var counting = await control.Send("$count", 8);
        (await market.Server.Storm(new QuoteStorm([ScriptedVenue.Samsung, Symbol.Parse("000660")], Events))).ShouldBe(Events);
        var counted = (await control.Answer(counting)).GetProperty("result").GetProperty("OnReceiveRealData");
        counted.GetProperty("total").GetInt64().ShouldBe(Events, counted.ToString());
    }
}
