using System.Net;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Chaos.Audit;
using Kiwoom.Chaos.Trading;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.Replay;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Clock;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Postgres;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.OnAkka.Nodes;

/// <summary>A real gateway process on a real PostgreSQL and a real bridge process on a simulated Kiwoom, in the middle of a trading day. Each is started again
/// on what the last one left, with either engine.</summary>
internal sealed class TwoNodes : IAsyncDisposable
{
    private const string Account = "8112345611";

    // A thin market: an order of some hundred shares takes several levels of the book.
    private const string Prices = """
        date,open,high,low,close,volume
        20260917,10000,10300,9800,10100,40000
        20260918,10100,10400,9900,10000,40000
        20260921,10000,10300,9800,10100,40000
        20260922,10100,10400,9900,10000,40000

        """;

    private readonly TemporaryDirectory _prices = new();
    private readonly TemporaryDirectory _gatewayData = new();
    private readonly TemporaryDirectory _bridgeData = new();
    private readonly List<OrderPromise> _promises = [];
    private readonly int _linkPort = DemoProcess.FreePort();
    private readonly string _address;
    private NodeProcess? _gateway;
    private NodeProcess? _bridge;

    private TwoNodes(PostgresServer server, string address) => (Server, _address) = (server, address);

    internal PostgresServer Server { get; }

    internal NodeProcess Gateway => _gateway ?? throw new InvalidOperationException("no gateway runs");

    internal NodeProcess Bridge => _bridge ?? throw new InvalidOperationException("no bridge runs");

    /// <summary>Where a gateway on Akka.NET listens for Akka.Remote: the port after the link's.</summary>
    internal int AkkaPort => _linkPort + 1;

    /// <summary>Makes the place; nothing runs but PostgreSQL.</summary>
    internal static async Task<TwoNodes> Prepare()
    {
        var server = await PostgresServer.Start(sync: true);
        var nodes = new TwoNodes(server, await server.NewDatabase());
        var now = DateTimeOffset.UtcNow;
        new MarketClockFile(new ClockAnchor(now, new TradingDay(new DateOnly(2026, 9, 21)).InstantOf(new TimeOnly(10, 0)), 10), now, SkipsNights: true, null).Save(nodes._gatewayData.Path);
        await File.WriteAllTextAsync(Path.Combine(nodes._gatewayData.Path, GatewaySettings.FileName), JsonSerializer.Serialize(new
        {
            journal = JournalAddress.PostgresPrefix + PostgresAddress.WithPassfile(nodes._gatewayData.Path, nodes._address),
            traded_elsewhere = false,
            risk_limits = new { max_loss_per_day = 100_000_000, market_data_stale_after_seconds = 3_600 },
        }));
        await File.WriteAllTextAsync(Path.Combine(nodes._prices.Path, "005930.csv"), Prices);
        return nodes;
    }

    /// <summary>Starts the gateway on what is there.</summary>
    internal async Task StartGateway(bool onAkka = true)
    {
        await Let(_gateway);
        var program = onAkka ? BuildOutput.Of("Gateway.Linux", "kiwoom-gateway") : BuildOutput.OfDefaultEngine("Gateway.Linux", "kiwoom-gateway");
        _gateway = NodeProcess.Of(program, "run", "--data", _gatewayData.Path, "--port", "0", "--link-port", $"{_linkPort}");
        await _gateway.Line("bridges connect at ");
    }

    /// <summary>Starts the bridge on what is there.</summary>
    /// <param name="enrols">Whether it must enrol first; the gateway must run.</param>
    /// <param name="onAkka">With which engine.</param>
    internal async Task StartBridge(bool enrols = false, bool onAkka = true)
    {
        await Let(_bridge);
        var program = onAkka ? BuildOutput.Of("Bridge.Windows", "kiwoom-bridge") : BuildOutput.OfDefaultEngine("Bridge.Windows", "kiwoom-bridge");
        _bridge = NodeProcess.Of(program, ["run", "--data", _bridgeData.Path, "--simulated", "--clock", _gatewayData.Path, "--prices", _prices.Path, .. enrols ? ["--enrol", EnrolmentCode()] : Array.Empty<string>()]);
    }

    /// <summary>Waits until the gateway can trade.</summary>
    internal async Task Ready()
    {
        var seen = string.Empty;
        await Gateway.Until(
            async () =>
            {
                using var response = await (await Gateway.Http()).GetAsync("/health/ready");
                seen = await response.Content.ReadAsStringAsync();
                return response.StatusCode == HttpStatusCode.OK
                    && (await GatewayRig.Body(await (await Gateway.Http()).GetAsync("/api/quotes/005930"))).TryGetProperty("last", out var last) && last.ValueKind == JsonValueKind.Number;
            },
            () => $"{seen}\n{(_bridge is null ? string.Empty : string.Join('\n', _bridge.Lines.TakeLast(20)))}");
    }

    /// <summary>A token of the gateway's API.</summary>
    internal string Token() => new Tokens(TokenKey.LoadOrCreate(_gatewayData.Path), new TokenRegister(_gatewayData.Path, TimeProvider.System), TimeProvider.System)
        .Issue(UserId.Parse("kim"), PermissionLevel.PaperTrader, [], TimeSpan.FromHours(1)).Token;

    /// <summary>Prints the key by which strategies know the gateway.</summary>
    internal async Task<string> GatewayKeyText()
    {
        await using var command = NodeProcess.GatewayCommand("gateway-key", "--data", _gatewayData.Path);
        (await command.End()).ShouldBe(0, string.Join('\n', command.Lines));
        return command.Lines.ShouldHaveSingleItem();
    }

    /// <summary>Remembers an order that somebody else sent and that was taken.</summary>
    internal void Taken(string id, long quantity) =>
        _promises.Add(new OrderPromise { ClientOrderId = id, Body = new Dictionary<string, object?> { ["quantity"] = quantity }, Taken = true });

    /// <summary>Kills the bridge, and waits until the gateway has seen that it is gone.</summary>
    internal async Task KillBridge()
    {
        Bridge.Kill();
        await Gateway.Until(async () => await Gateway.Trouble("link") is not null, () => "the gateway does not see that the bridge is gone");
    }

    /// <summary>Sends an order once, and remembers what was promised.</summary>
    internal async Task<OrderPromise> Try(string id, long quantity, string side = "buy")
    {
        var promise = _promises.SingleOrDefault(p => p.ClientOrderId == id);
        if (promise is null)
        {
            promise = new OrderPromise { ClientOrderId = id, Body = new Dictionary<string, object?> { ["quantity"] = quantity } };
            _promises.Add(promise);
        }

        try
        {
            using var response = await (await Gateway.Http()).PostAsync("/api/orders", GatewayRig.Json(
                $$"""{"client_order_id":"{{id}}","symbol":"005930","side":"{{side}}","quantity":{{quantity}},"order_type":"market"}"""));
            promise.Taken |= response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK;
            promise.WasUnchanged |= response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests;
            promise.WasUnknown |= response.StatusCode is HttpStatusCode.GatewayTimeout;
            response.StatusCode.ShouldNotBe(HttpStatusCode.UnprocessableEntity, await response.Content.ReadAsStringAsync());
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            promise.WasUnknown = true;
        }

        return promise;
    }

    /// <summary>Sends an order until the gateway has taken it.</summary>
    internal async Task Place(string id, long quantity, string side = "buy")
    {
        await Gateway.Until(async () => (await Try(id, quantity, side)).Taken, () => $"{id} is not taken");
    }

    /// <summary>Waits until some of an order is filled, and gives how much.</summary>
    internal async Task<long> Filled(string id, long least = 1)
    {
        var filled = 0L;
        await Gateway.Until(
            async () => (filled = (await GatewayRig.Body(await (await Gateway.Http()).GetAsync($"/api/orders/{id}"))).GetProperty("cum_qty").GetInt64()) >= least,
            () => $"{id} has {filled} filled, not {least}",
            TimeSpan.FromMilliseconds(5));
        return filled;
    }

    /// <summary>How many executions an order has in the journal.</summary>
    internal int Executions(string id) =>
        Events().OfType<Kiwoom.Actors.Orders.OrderExecuted>().Count(e => e.ClientOrderId.Value == id);

    /// <summary>Waits until no order is open.</summary>
    internal async Task Settled()
    {
        var open = string.Empty;
        await Gateway.Until(
            async () =>
            {
                var orders = await GatewayRig.Body(await (await Gateway.Http()).GetAsync("/api/orders?status=open&limit=1000"));
                open = orders.ToString();
                return orders.ValueKind == JsonValueKind.Array && orders.GetArrayLength() == 0;
            },
            () => open);
    }

    /// <summary>Stops both nodes with SIGTERM, the gateway first, and holds what is left against the exchange's truth, to the share and to the won.</summary>
    internal async Task StopAndCompare()
    {
        await Gateway.Signal("TERM");
        (await Gateway.End()).ShouldBe(0, string.Join('\n', Gateway.Lines));
        await Bridge.Signal("TERM");
        (await Bridge.End()).ShouldBe(0, string.Join('\n', Bridge.Lines));
        Gateway.Lines.ShouldNotContain(l => l.Contains("did not end in order", StringComparison.Ordinal));
        var summary = JsonDocument.Parse(Gateway.Lines.Last(l => l.StartsWith('{'))).RootElement;

        var source = JournalSource.At(new JournalAddress.InPostgres(_address));
        var report = JournalVerifier.Verify(source);
        report.Outcome.ShouldBe(VerifyOutcome.Intact, string.Join('\n', report.Findings));
        var ledger = BrokerTruth.Read(Path.Combine(_bridgeData.Path, "simulator"));
        var comparison = new Comparison(ledger, JournalTruth.Of(Events()), _promises);
        comparison.Run();
        comparison.Findings.ShouldBeEmpty();

        var account = ledger.AccountOf(AccountNo.Parse(Account))!;
        summary.GetProperty("cash").GetInt64().ShouldBe(account.Cash);
        summary.GetProperty("executions").GetInt64().ShouldBe(account.Orders.Sum(o => o.Fills.Count));
        var replayed = ReplayedAccounts.Of(_gatewayData.Path, TimeProvider.System, account: null, until: null, verifyHashes: true);
        replayed.Summary.StateHash.ShouldBe(summary.GetProperty("state_hash").GetString(), "a running actor's state is its replay");
        var view = replayed.Views.ShouldHaveSingleItem();
        view.Balance.Cash.ShouldBe(account.Cash);
        view.Positions.Where(p => p.Quantity != 0).ToDictionary(p => p.Symbol.Value, p => p.Quantity)
            .ShouldBe(account.Positions.Where(p => p.Quantity != 0).ToDictionary(p => p.Symbol.Value, p => p.Quantity), ignoreOrder: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Let(_bridge);
        await Let(_gateway);
        await Server.DisposeAsync();
        _bridgeData.Dispose();
        _gatewayData.Dispose();
        _prices.Dispose();
    }

    private static async Task Let(NodeProcess? before)
    {
        if (before is not null)
            await before.DisposeAsync();
    }

    private List<IEvent> Events()
    {
        var reader = new JournalReader(JournalSource.At(new JournalAddress.InPostgres(_address)), GatewayEvents.Catalog);
        return [.. reader.Page($"account-{Account}", 1, int.MaxValue).Select(record => record.Event.Event)];
    }

    private string EnrolmentCode()
    {
        using var key = GatewayKey.LoadOrCreate(_gatewayData.Path, TimeProvider.System);
        return new BridgeEnrolment(_gatewayData.Path, TimeProvider.System).Issue(key, BridgeId.Parse("desk-1"), new Uri($"wss://localhost:{_linkPort}/link"), TimeSpan.FromMinutes(5)).ToString();
    }
}
