using System.Text.Json;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Gateway;

namespace Kiwoom.Specs.OnAkka.Nodes;

/// <summary>A trading session of both nodes on Akka.NET: Akka.Remote with TLS between them, Akka.Persistence.PostgreSql below, and SIGKILL in the middle.</summary>
[Trait("Category", "Process")]
public sealed class TwoNodeSpecs
{
    [Fact]
    public async Task Orders_become_fills_positions_and_cash_and_killing_gateway_bridge_and_database_loses_and_doubles_nothing()
    {
        await using var nodes = await TwoNodes.Prepare();
        await nodes.StartGateway();
        await nodes.StartBridge(enrols: true);
        await nodes.Ready();
        await OnAkka(nodes);

        await nodes.Place("large", 700);
        await nodes.Filled("large", 700);

        await nodes.Place("gateway-dies", 301);
        nodes.Gateway.Kill();
        await nodes.StartGateway();
        await nodes.Ready();
        await nodes.Place("gateway-dies", 301);

        // While it is open, a sale would be refused as a trade with oneself.
        await nodes.Settled();
        await nodes.Place("sold", 250, "sell");
        await nodes.Settled();

        await nodes.Place("bridge-dies", 302);
        await nodes.KillBridge();
        await nodes.StartBridge();
        await nodes.Ready();
        await nodes.Settled();

        await nodes.Place("before-the-database-dies", 23);
        await nodes.Server.Stop("KILL");
        (await nodes.Try("database-is-dead", 24)).Taken.ShouldBeFalse();
        await nodes.Server.Resume();
        await nodes.Ready();
        await nodes.Place("database-is-dead", 24);
        await nodes.Place("after", 25);
        await nodes.Settled();

        await nodes.StopAndCompare();
        nodes.Executions("large").ShouldBeGreaterThan(1, "it filled in parts");
    }

    [Fact]
    public async Task A_data_directory_goes_from_Akka_to_the_default_engine_and_back()
    {
        File.Exists(BuildOutput.OfDefaultEngine("Gateway.Linux", "kiwoom-gateway")).ShouldBeTrue("build the default engine's nodes too: './test.sh --engine akka' does");
        await using var nodes = await TwoNodes.Prepare();
        await nodes.StartGateway();
        await nodes.StartBridge(enrols: true);
        await Trade(nodes, "one", 101);
        await OnAkka(nodes);
        await nodes.StopAndCompare();

        await nodes.StartGateway(onAkka: false);
        await nodes.StartBridge(onAkka: false);
        await Trade(nodes, "two", 102);
        (await Engine(nodes)).ShouldBe("embedded");
        await nodes.StopAndCompare();

        // And one node at a time: a bridge of the default engine finds the WebSocket of a gateway on Akka.
        await nodes.StartGateway();
        await nodes.StartBridge(onAkka: false);
        await Trade(nodes, "three", 103);
        (await Engine(nodes)).ShouldBe("akka");
        await nodes.StopAndCompare();
    }

    private static async Task Trade(TwoNodes nodes, string id, long quantity)
    {
        await nodes.Ready();
        await nodes.Place(id, quantity);
        await nodes.Filled(id, quantity);
        await nodes.Settled();
    }

    private static async Task OnAkka(TwoNodes nodes)
    {
        (await Engine(nodes)).ShouldBe("akka");
        nodes.Gateway.Lines.ShouldContain($"Akka.Remote listens at akka.ssl.tcp://kiwoom@localhost:{nodes.AkkaPort}");
        nodes.Bridge.Lines.ShouldContain(l => l.Contains($"by Akka.Remote to akka.ssl.tcp://kiwoom@localhost:{nodes.AkkaPort}", StringComparison.Ordinal));
    }

    private static async Task<string?> Engine(TwoNodes nodes)
    {
        var body = await GatewayRig.Body(await (await nodes.Gateway.Http()).GetAsync("/health/live"));
        return body.TryGetProperty("engine", out var engine) && engine.ValueKind == JsonValueKind.String ? engine.GetString() : null;
    }
}
