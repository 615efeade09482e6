using System.Net.Http.Json;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Chaos.Audit;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Clock;
using Kiwoom.Persistence.Verification;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Wine;

/// <summary>Exchange and broker, the stand-in control, the bridge under Wine, the link, a gateway process on Linux, and a client that speaks HTTP.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class WholeChainSpecs : IDisposable
{
    private const string Samsung = "005930";
    private static readonly AccountNo _account = AccountNo.Parse("8112345611");

    // Time enough to kill between the order's arrival and its answer.
    private static readonly SimulatedKiwoomOptions _slowAnswers = new()
    {
        OddOrderProbability = 0,
        LoginLatency = TimeSpan.FromMilliseconds(50),
        LeastLatency = TimeSpan.FromMilliseconds(100),
        MostLatency = TimeSpan.FromMilliseconds(120),
    };

    private static readonly TradingDay _day = new(new DateOnly(2026, 9, 21));
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _bridgeData = new();

    public void Dispose()
    {
        _data.Dispose();
        _bridgeData.Dispose();
    }

    [Fact]
    public async Task Orders_over_HTTP_reach_the_exchange_through_COM_and_journal_positions_and_cash_equal_the_brokers_ledger_to_the_won()
    {
        var now = DateTimeOffset.UtcNow;
        new MarketClockFile(new ClockAnchor(now, _day.InstantOf(new TimeOnly(10, 0)), 1), now, SkipsNights: false, null).Save(_data.Path);
        await File.WriteAllTextAsync(Path.Combine(_data.Path, GatewaySettings.FileName), """{"traded_elsewhere":false}"""); // so that the lists decide alone
        await using var exchange = new ServedExchange(_data.Path, _slowAnswers);
        await using var gateway = NodeProcess.Gateway(_data.Path);
        var code = EnrolmentCode(await gateway.LinkPort());
        await using var first = Bridge(exchange, "--enrol", code);
        await CanTrade(gateway);

        await Place(gateway, new { client_order_id = "market-buy", symbol = Samsung, side = "buy", quantity = 10, order_type = "market" });
        await Becomes(gateway, "market-buy", "filled");
        var quote = await Read(gateway, $"/api/quotes/{Samsung}");
        var bid = quote.GetProperty("bids")[0].GetProperty("price").GetInt64();
        await Place(gateway, new { client_order_id = "limit-buy", symbol = Samsung, side = "buy", quantity = 3, order_type = "limit", price = Below(bid, 970) });
        await Becomes(gateway, "limit-buy", "new");
        await Send(gateway, HttpMethod.Patch, "/api/orders/limit-buy", new { price = Below(bid, 965) }, 202);
        await Is(gateway, async () => (await Read(gateway, "/api/orders/limit-buy")).GetProperty("price").GetInt64() == Below(bid, 965), "limit-buy is not replaced");
        await Send(gateway, HttpMethod.Delete, "/api/orders/limit-buy", null, 202);
        await Becomes(gateway, "limit-buy", "canceled");
        await Place(gateway, new { client_order_id = "market-sell", symbol = Samsung, side = "sell", quantity = 4, order_type = "market" });
        await Becomes(gateway, "market-sell", "filled");
        await Send(gateway, HttpMethod.Post, "/api/orders", new { client_order_id = "too-large", symbol = Samsung, side = "buy", quantity = 1_000_000, order_type = "market" }, 422);

        // kill -9, with an order on its way.
        await Place(gateway, new { client_order_id = "in-flight", symbol = Samsung, side = "buy", quantity = 7, order_type = "limit", price = Below(bid, 960) });
        await Is(gateway, () => exchange.Server.OnMarket(() => exchange.Broker.Ledger.Orders.Any(o => o is { Open: 7, Booked.Quantity: 7 })), "in-flight does not arrive at the broker");
        first.Kill();
        await first.End();
        await using var second = Bridge(exchange);
        await Is(gateway, () => Task.FromResult(exchange.Server.Notes.Count(n => n.Kind == ControlNoteKind.Connected) == 2), "no second control comes");
        await CanTrade(gateway);
        await Becomes(gateway, "in-flight", "new");
        await Send(gateway, HttpMethod.Delete, "/api/orders/in-flight", null, 202);
        await Becomes(gateway, "in-flight", "canceled");
        await Place(gateway, new { client_order_id = "after", symbol = Samsung, side = "buy", quantity = 5, order_type = "market" });
        await Becomes(gateway, "after", "filled");

        (await Read(gateway, "/api/orders?status=open")).EnumerateArray().ShouldBeEmpty();
        var comparison = new Comparison(exchange.Broker.Ledger, JournalTruth.Read(_data.Path), []);
        await exchange.Server.OnMarket(comparison.Run);
        comparison.Findings.ShouldBeEmpty();
        var (cash, shares, executions) = await exchange.Server.OnMarket(() =>
        {
            var account = exchange.Broker.Ledger.AccountOf(_account)!;
            return (account.Cash, account.QuantityOf(Symbol.Parse(Samsung)), account.Orders.Sum(o => o.Fills.Count));
        });
        shares.ShouldBe(11);
        var balance = await Read(gateway, "/api/balance");
        (balance.GetProperty("cash").GetInt64(), balance.GetProperty("cash_difference").GetInt64()).ShouldBe((cash, 0));
        var position = (await Read(gateway, "/api/positions")).EnumerateArray().ShouldHaveSingleItem();
        (position.GetProperty("symbol").GetString(), position.GetProperty("quantity").GetInt64()).ShouldBe((Samsung, shares));
        exchange.Faults.ShouldBeEmpty();

        await gateway.Signal("TERM");
        (await gateway.End()).ShouldBe(0);
        var (exit, output) = await DemoProcess.Command("replay", "--json", "--verify", "--data", _data.Path);
        exit.ShouldBe(0, output);
        var replayed = JsonDocument.Parse(output).RootElement;
        (replayed.GetProperty("cash").GetInt64(), replayed.GetProperty("executions").GetInt64(), replayed.GetProperty("orders").GetInt64()).ShouldBe((cash, executions, 6));
        JournalVerifier.Verify(_data.Path).Outcome.ShouldBe(VerifyOutcome.Intact);
    }

    // Far enough from the market to rest, near enough for the risk checks.
    private static long Below(long bid, long thousandths) => TickSizes.RoundDown(InstrumentKind.Stock, bid * thousandths / 1000, _day);

    private WineProcess Bridge(ServedExchange exchange, params string[] more) => WineProcess.Start(
        WineEnvironment.Node("Bridge.Windows", "kiwoom-bridge.exe"),
        ["run", "--data", WineEnvironment.PathOf(_bridgeData.Path), "--clock", WineEnvironment.PathOf(_data.Path), .. more],
        new Dictionary<string, string> { [ControlServer.EnvironmentName] = exchange.Server.Address });

    private string EnrolmentCode(int port)
    {
        using var key = GatewayKey.LoadOrCreate(_data.Path, TimeProvider.System);
        return new BridgeEnrolment(_data.Path, TimeProvider.System).Issue(key, BridgeId.Parse("desk-1"), new Uri($"wss://localhost:{port}/link"), TimeSpan.FromMinutes(10)).ToString();
    }

    private static Task CanTrade(NodeProcess gateway) => Is(
        gateway,
        async () => await gateway.Trouble("link") is null && await gateway.Trouble("reconciliation") is null
            && (await Read(gateway, $"/api/quotes/{Samsung}")) is var quote && quote.TryGetProperty("last", out var last) && last.ValueKind == JsonValueKind.Number
            && quote.GetProperty("bids").GetArrayLength() > 0,
        "the gateway cannot trade");

    private static Task Place(NodeProcess gateway, object order) => Send(gateway, HttpMethod.Post, "/api/orders", order, 201);

    private static async Task Send(NodeProcess gateway, HttpMethod method, string path, object? body, int status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await (await gateway.Http()).SendAsync(request);
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
    }

    private static async Task<JsonElement> Read(NodeProcess gateway, string path) => await GatewayRig.Body(await (await gateway.Http()).GetAsync(path));

    private static async Task Becomes(NodeProcess gateway, string order, string status)
    {
        var seen = default(JsonElement);
        await Is(gateway, async () => (seen = await Read(gateway, $"/api/orders/{order}")).GetProperty("status").GetString() == status, () => $"{order} does not become {status}: {seen}");
    }

    private static Task Is(NodeProcess gateway, Func<Task<bool>> condition, string what) => gateway.Until(condition, () => what);

    private static Task Is(NodeProcess gateway, Func<Task<bool>> condition, Func<string> what) => gateway.Until(condition, what);
}
