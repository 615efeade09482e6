using System.Net;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Clock;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Telemetry;

/// <summary>Real gateway processes and a real collector on the loopback address.</summary>
[Trait("Category", "Process")]
public sealed class TelemetryProcessSpecs : IDisposable
{
    private const string Account = "8112345611";
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _bridgeData = new();

    public void Dispose()
    {
        _data.Dispose();
        _bridgeData.Dispose();
    }

    [Fact]
    public async Task Metrics_traces_and_logs_of_an_order_arrive_and_no_account_number_or_token_does()
    {
        await using var collector = await OtlpReceiver.Start();
        await using var gateway = NodeProcess.Gateway(_data.Path, Environment(collector.Address));
        await using var bridge = await Bridge(gateway);
        await Trade(gateway, "o-" + Account);

        string[] metrics =
        [
            "kiwoom-gateway", "kiwoom.actor.turns", "kiwoom.actor.mailbox.length", "kiwoom.journal.commits", "kiwoom.journal.commit.duration", "kiwoom.journal.pending", "kiwoom.journal.trouble",
            "kiwoom.orders.placed", "kiwoom.executions", "kiwoom.order.answer.duration", "kiwoom.order.send.duration", "kiwoom.link.up", "kiwoom.ready", "kiwoom.market_data.messages",
            "http.server.request.duration", "dotnet.gc.collections",
        ];
        string[] spans = ["POST /api/orders", "order.place", "order.decide", "order.append", "order.send"];
        await gateway.Until(
            () => Task.FromResult(metrics.All(m => collector.Has("metrics", m)) && spans.All(s => collector.Spans().Any(c => c.Name == s)) && collector.Has("logs", "is linked")),
            () => $"missing: {string.Join(", ", metrics.Where(m => !collector.Has("metrics", m)).Concat(spans.Where(s => collector.Spans().All(c => c.Name != s))))}");

        // One trace: the request, the order in it, and its three pieces in the order.
        var place = collector.Spans().Single(s => s.Name == "order.place");
        collector.Spans().Single(s => s.Id == place.Parent).Name.ShouldBe("POST /api/orders");
        foreach (var piece in spans[2..])
            collector.Spans().Single(s => s.Name == piece).Parent.ShouldBe(place.Id, piece);
        collector.Spans().SelectMany(s => s.Attributes).Distinct().ShouldBeSubsetOf(
            ["order.id", "order.side", "order.type", "order.outcome", "journal.events", "journal.outcome", "bridge.sending",
             "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type"]);

        foreach (var signal in new[] { "metrics", "traces", "logs" })
        {
            collector.Has(signal, Account).ShouldBeFalse(signal);
            collector.Has(signal, "eyJ").ShouldBeFalse(signal);
        }

        collector.Has("traces", "o-********11").ShouldBeTrue();
        await gateway.Signal("TERM");
        (await gateway.End()).ShouldBe(ExitCode.Ok);
    }

    [Fact]
    public async Task A_collector_that_takes_everything_and_never_answers_holds_up_neither_an_order_nor_the_end()
    {
        await using var collector = await OtlpReceiver.Start(hangs: true);
        await using var gateway = NodeProcess.Gateway(_data.Path, Environment(collector.Address));
        await using var bridge = await Bridge(gateway);
        await gateway.Until(() => Task.FromResult(collector.Hanging > 0), () => "nothing came to the collector");
        await Trade(gateway, "o-1", untilFilled: false);

        await gateway.Signal("TERM");
        (await gateway.End()).ShouldBe(ExitCode.Ok);
        gateway.Lines[^1].ShouldStartWith("{");
    }

    [Fact]
    public async Task A_gateway_whose_collector_is_not_there_starts_answers_and_stops()
    {
        await using var gateway = NodeProcess.Gateway(_data.Path, Environment(new Uri("http://127.0.0.1:1")));
        (await gateway.Trouble("journal")).ShouldBeNull();

        await gateway.Signal("TERM");
        (await gateway.End()).ShouldBe(ExitCode.Ok);
    }

    private static Dictionary<string, string> Environment(Uri collector) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.ToString(),
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "250",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
    };

    private async Task<NodeProcess> Bridge(NodeProcess gateway)
    {
        var port = await gateway.LinkPort();
        using var key = GatewayKey.LoadOrCreate(_data.Path, TimeProvider.System);
        var code = new BridgeEnrolment(_data.Path, TimeProvider.System).Issue(key, BridgeId.Parse("desk-1"), new Uri($"wss://localhost:{port}/link"), TimeSpan.FromMinutes(5));
        return NodeProcess.Bridge(_bridgeData.Path, "--clock", _data.Path, "--enrol", code.ToString());
    }

    public TelemetryProcessSpecs()
    {
        var now = DateTimeOffset.UtcNow;
        new MarketClockFile(new ClockAnchor(now, new TradingDay(new DateOnly(2026, 9, 21)).InstantOf(new TimeOnly(9, 5)), 1), now, SkipsNights: false, null).Save(_data.Path);
    }

    private static async Task Trade(NodeProcess gateway, string id, bool untilFilled = true)
    {
        await gateway.Until(
            async () => await gateway.Trouble("reconciliation") is null
                && (await GatewayRig.Body(await (await gateway.Http()).GetAsync("/api/quotes/005930"))).TryGetProperty("last", out var last) && last.ValueKind == JsonValueKind.Number,
            () => "the gateway cannot trade");
        using var placed = await gateway.Place(id, 1);
        placed.StatusCode.ShouldBe(HttpStatusCode.Created, await placed.Content.ReadAsStringAsync());
        if (untilFilled)
        {
            await gateway.Until(
                async () => (await GatewayRig.Body(await (await gateway.Http()).GetAsync($"/api/orders/{id}"))).GetProperty("status").GetString() == "filled",
                () => $"{id} is not filled");
        }
    }
}
