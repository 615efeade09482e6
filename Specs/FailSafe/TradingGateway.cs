using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Chaos.Faults;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence.Clock;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Specs.Gateway;

namespace Kiwoom.Specs.FailSafe;

/// <summary>A whole gateway on its real journal, real HTTP and a real link to a scripted bridge, in the middle of a trading day.</summary>
internal sealed class TradingGateway : IAsyncDisposable
{
    private readonly bool _ownsData;
    private int _orders;

    private TradingGateway(string data, bool ownsData, GatewayNode node, LinkProxy proxy, ScriptedBridge bridge, HttpClient http, string token) =>
        (Data, _ownsData, Node, Proxy, Bridge, Http, Token) = (data, ownsData, node, proxy, bridge, http, token);

    public string Data { get; }

    public GatewayNode Node { get; }

    public LinkProxy Proxy { get; }

    public ScriptedBridge Bridge { get; }

    public HttpClient Http { get; }

    public string Token { get; }

    public string JournalFile => Persistence.JournalFile.In(Data);

    /// <summary>Starts everything and waits until it can trade.</summary>
    /// <param name="probe">Stands where the disk can fail.</param>
    /// <param name="directory">The data directory; one of its own where null.</param>
    /// <param name="address">The journal's; SQLite in the data directory where null.</param>
    /// <param name="mirror">Where the mirror writes, without a limit; nowhere where null.</param>
    public static async Task<TradingGateway> Start(ICommitProbe? probe = null, string? directory = null, string? address = null, string? mirror = null)
    {
        var data = directory ?? Directory.CreateTempSubdirectory("kiwoom-failsafe-").FullName;
        var now = DateTimeOffset.UtcNow;
        new MarketClockFile(new ClockAnchor(now, new TradingDay(new DateOnly(2026, 9, 21)).InstantOf(new TimeOnly(10, 0)), 1), now, SkipsNights: false, null).Save(data);
        await File.WriteAllTextAsync(Path.Combine(data, GatewaySettings.FileName), JsonSerializer.Serialize(new { journal = address, mirror = mirror is null ? null : new { postgres = mirror, rows_per_second = (int?)null }, risk_limits = new { market_data_stale_after_seconds = 3 } }));
        var journal = new SqliteJournalOptions { Probe = probe, BusyTimeout = TimeSpan.FromMilliseconds(100) };
        var postgres = new PostgresJournalOptions { ResolveWithin = TimeSpan.FromMilliseconds(200) };
        var node = await GatewayNode.Start(new GatewayOptions { DataDirectory = data, Port = 0, LinkPort = 0, Journal = journal, PostgresJournal = postgres }, TimeProvider.System);
        var proxy = new LinkProxy { Target = node.LinkPort };
        using var key = GatewayKey.LoadOrCreate(data, TimeProvider.System);
        var code = new BridgeEnrolment(data, TimeProvider.System).Issue(key, ScriptedBridge.Id, new Uri($"wss://localhost:{proxy.Port}/link"), TimeSpan.FromMinutes(5));
        var bridge = await ScriptedBridge.Start(code.ToString(), node.Time.Clocks.Market.GetUtcNow);
        var tokens = new Tokens(TokenKey.LoadOrCreate(data), new TokenRegister(data, TimeProvider.System), TimeProvider.System);
        var token = tokens.Issue(UserId.Parse("kim"), PermissionLevel.Admin, [], TimeSpan.FromHours(1)).Token;
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{node.Port}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var rig = new TradingGateway(data, directory is null, node, proxy, bridge, http, token);
        await rig.Ready();
        return rig;
    }

    /// <summary>Places an order that is unlike all before it.</summary>
    public Task<HttpResponseMessage> Place(string? id = null)
    {
        var number = ++_orders;
        return Http.PostAsync("/api/orders", GatewayRig.Json(
            $$"""{"client_order_id":"{{id ?? $"o-{number}"}}","symbol":"005930","side":"buy","quantity":{{number}},"order_type":"limit","price":69000}"""));
    }

    /// <summary>Places an order and waits until Kiwoom has it.</summary>
    public async Task Open(string id)
    {
        using var placed = await Place(id);
        placed.StatusCode.ShouldBe(HttpStatusCode.Created, await placed.Content.ReadAsStringAsync());
        await Status(id, "new");
    }

    public async Task<JsonElement> Order(string id) => await GatewayRig.Body(await Http.GetAsync($"/api/orders/{id}"));

    public async Task Status(string id, string wanted)
    {
        var seen = "nothing";
        await Until(
            async () => (seen = (await Order(id)).TryGetProperty("status", out var status) ? status.ToString() : "no order") == wanted,
            () => $"{id} is {seen}, not {wanted}");
    }

    /// <summary>Why a part is not ready; null where it is.</summary>
    public async Task<string?> Trouble(string part)
    {
        using var response = await Http.GetAsync("/health/ready");
        var body = await GatewayRig.Body(response);
        var parts = body.GetProperty("parts").EnumerateArray().ToList();
        response.StatusCode.ShouldBe(parts.All(p => p.GetProperty("ready").GetBoolean()) ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable);
        var found = parts.Single(p => p.GetProperty("part").GetString() == part);
        if (found.GetProperty("ready").GetBoolean())
            return null;

        var reason = found.GetProperty("reason").GetString();
        reason.ShouldNotBeNullOrWhiteSpace();
        return reason;
    }

    /// <summary>Waits until a part is not ready, for a reason that holds a text.</summary>
    public async Task Unready(string part, string reason)
    {
        string? seen = null;
        await Until(async () => (seen = await Trouble(part))?.Contains(reason, StringComparison.Ordinal) == true, () => $"{part}: {seen ?? "ready"}");
    }

    /// <summary>Waits until everything is ready.</summary>
    public async Task Ready()
    {
        var seen = string.Empty;
        await Until(
            async () =>
            {
                using var response = await Http.GetAsync("/health/ready");
                seen = await response.Content.ReadAsStringAsync();
                return response.StatusCode == HttpStatusCode.OK && Node.Board.QuoteOf(ScriptedBridge.Samsung) is not null;
            },
            () => seen);
    }

    /// <summary>Everything that reads answers, and a new client gets its snapshot and prices.</summary>
    public async Task Reads(string order)
    {
        foreach (var path in new[] { "orders", $"orders/{order}", "executions", "positions", "balance", "risk", "reconciliation", "session", "instruments", "quotes/005930" })
        {
            using var response = await Http.GetAsync($"/api/{path}");
            response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{path}: {await response.Content.ReadAsStringAsync()}");
        }

        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {Token}");
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{Node.Port}/client/kim"), CancellationToken.None);
        var reader = new WebSocketReader(socket);
        (await reader.Next("balance")).GetProperty("snapshot").GetBoolean().ShouldBeTrue();
        (await reader.Next("order")).GetProperty("data").GetProperty("client_order_id").GetString().ShouldBe(order);
        await reader.Send("""{"action":"subscribe_real","request_id":"1","symbols":["005930"]}""");

        // The last price may come before the answer, and with the link down there is no other.
        List<string> wanted = Bridge.Ticking ? ["answer", "realtime_price"] : ["answer"];
        while (wanted.Count > 0)
        {
            var message = (await reader.Next()).ShouldNotBeNull();
            var type = message.GetProperty("type").GetString()!;
            wanted.Remove(type);
            if (type == "answer")
                message.GetProperty("status").GetInt32().ShouldBe(200);
            if (type == "realtime_price")
                message.GetProperty("data").GetProperty("price").GetInt64().ShouldBe(70_000);
        }
    }

    /// <summary>Waits for what must come. Kiwoom's lists are read once a minute while anything is in doubt: the patience is for two of them.</summary>
    public static async Task Until(Func<Task<bool>> condition, Func<string> what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(150));
        while (!await condition())
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException(what());
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Bridge.DisposeAsync();
        await Node.DisposeAsync();
        Proxy.Dispose();
        if (_ownsData)
            Directory.Delete(Data, recursive: true);
    }
}
