using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.Processes;

[Trait("Category", "Process")]
public class DemoSpecs : IDisposable
{
    private const int Speed = 120;
    private readonly string _data = Directory.CreateTempSubdirectory("kiwoom-demo-").FullName;

    [Fact]
    public async Task It_trades_stops_by_itself_and_replays_to_the_same_state()
    {
        await using var demo = DemoProcess.Start(_data, DemoProcess.FreePort(), Speed, seconds: 40);
        (await demo.End()).ShouldBe(0, string.Join('\n', demo.Lines));
        var run = demo.LastWords;
        run.GetProperty("orders").GetInt64().ShouldBeGreaterThan(0);
        run.GetProperty("executions").GetInt64().ShouldBeGreaterThan(0);
        await ReplaysTo(run);
    }

    [Fact]
    public async Task Killing_either_node_and_then_both_and_starting_again_loses_and_doubles_nothing()
    {
        var port = DemoProcess.FreePort();
        await using (var demo = DemoProcess.Start(_data, port, Speed))
        {
            await demo.WaitFor(" fill ");
            demo.Kill("kiwoom-gateway");
            await demo.WaitFor("gateway: http://", times: 2);
            await demo.WaitFor("link up", times: demo.Count("link up") + 1);
            demo.Kill("kiwoom-bridge");
            await demo.WaitFor("link up", times: demo.Count("link up") + 2);
            demo.Kill("kiwoom-gateway");
            demo.Kill("kiwoom-bridge");
            await demo.WaitFor("gateway: http://", times: 3);
            await demo.WaitFor("link up", times: demo.Count("link up") + 2);
            (await demo.Interrupt()).ShouldBe(0, string.Join('\n', demo.Lines));
            await ReplaysTo(demo.LastWords);
        }

        await using var again = DemoProcess.Start(_data, port, Speed);
        await again.WaitFor("kiwoom paper");
        await again.Send(HttpMethod.Delete, "/api/strategies/momentum-demo");
        await again.WaitFor("(0 open)", times: again.Count("(0 open)") + 3);
        (await again.Interrupt()).ShouldBe(0, string.Join('\n', again.Lines));
        var run = again.LastWords;
        await ReplaysTo(run);
        AgreesWithTheBroker(run);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private async Task ReplaysTo(JsonElement run)
    {
        var (exitCode, output) = await DemoProcess.Command("replay", "--json", "--data", _data);
        exitCode.ShouldBe(0, output);
        var replayed = JsonDocument.Parse(output).RootElement;
        foreach (var name in (string[])["orders", "executions", "journal_events", "state_hash", "realised_profit", "cash"])
            replayed.GetProperty(name).ToString().ShouldBe(run.GetProperty(name).ToString(), name);

        (await DemoProcess.Command("journal", "verify", "--data", _data)).ExitCode.ShouldBe(0);
    }

    // The broker's own ledger is the truth: its fills and its cash, to the won.
    private void AgreesWithTheBroker(JsonElement run)
    {
        using var file = new BrokerLedgerFile(Path.Combine(_data, "bridge", "simulator"));
        var account = new BrokerLedger(file).AccountOf(AccountNo.Parse(run.GetProperty("accounts")[0].GetProperty("account").GetString()!))!;
        run.GetProperty("cash").GetInt64().ShouldBe(account.Cash);
        run.GetProperty("executions").GetInt64().ShouldBe(account.Orders.Sum(o => o.Fills.Count));
    }
}
