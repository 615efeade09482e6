using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Clients;

namespace Kiwoom.Specs.Gateway;

public sealed partial class ClientSocketSpecs : IAsyncLifetime
{
    private const string Place =
        """{"action":"place_order","request_id":"r-1","params":{"client_order_id":"a-1","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000}}""";

    private GatewayRig _rig = null!;

    public async Task InitializeAsync() => _rig = await GatewayRig.Start();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task A_client_first_hears_how_things_stand_and_then_what_changes()
    {
        using var http = _rig.Client();
        await http.PostAsync("/api/orders", GatewayRig.Json("""{"client_order_id":"open","symbol":"005930","side":"buy","quantity":1,"order_type":"market"}"""));
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        var session = (await reader.Next("session")).GetProperty("data");
        session.GetProperty("user_id").GetString().ShouldBe("kim");
        session.GetProperty("mode").GetString().ShouldBe("paper");
        foreach (var type in new[] { "balance", "risk", "position", "order" })
        {
            var message = await reader.Next(type);
            message.GetProperty("snapshot").GetBoolean().ShouldBeTrue();
            message.GetProperty("version").GetInt64().ShouldBe(1);
            message.GetProperty("account_no").GetString().ShouldBe("8012345611");
        }

        _rig.Around.Tell(new AccountChange.OrderChanged(GatewayRig.Account, 2, View("a-2")));
        var change = await reader.Next("order");
        change.GetProperty("version").GetInt64().ShouldBe(2);
        change.TryGetProperty("snapshot", out JsonElement _).ShouldBeFalse();
        change.GetProperty("data").GetProperty("client_order_id").GetString().ShouldBe("a-2");
        _rig.Around.Tell(new AccountChange.Executed(GatewayRig.Account, 3, _rig.Accounts.Fill(GatewayRig.Account)));
        (await reader.Next("execution")).GetProperty("data").GetProperty("price").GetInt64().ShouldBe(70_000);
    }

    [Fact]
    public async Task No_change_between_listening_and_the_snapshot_is_lost_or_told_twice()
    {
        var snapshot = new TaskCompletionSource<AccountView>();
        _rig.Accounts.Snapshots = _ => snapshot.Task;
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        await Until(() => _rig.Around.Listeners == 1);
        for (var version = 5; version <= 9; version++)
            _rig.Around.Tell(new AccountChange.OrderChanged(GatewayRig.Account, version, View($"a-{version}")));
        snapshot.SetResult(_rig.Accounts.SnapshotOf(GatewayRig.Account, 7));
        _rig.Around.Tell(new AccountChange.OrderChanged(GatewayRig.Account, 10, View("a-10")));
        foreach (var version in new[] { 8, 9, 10 })
            (await reader.Next("order")).GetProperty("version").GetInt64().ShouldBe(version);
    }

    [Fact]
    public async Task An_account_that_appears_later_is_told_of_without_a_new_connection()
    {
        _rig.Accounts.Existing.Clear();
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        (await reader.Next("session")).GetProperty("data").GetProperty("accounts").GetArrayLength().ShouldBe(0);
        _rig.LogIn();
        _rig.Accounts.Existing.Add(GatewayRig.Account);
        (await reader.Next("balance")).GetProperty("snapshot").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Another_s_account_is_never_told_of()
    {
        _rig.Accounts.Existing.Add(GatewayRig.Other);
        var (socket, reader) = await _rig.Connect(_rig.Token(PermissionLevel.Viewer, "kim", GatewayRig.Other));
        using var _ = socket;
        (await reader.Next("risk")).GetProperty("account_no").GetString().ShouldBe(GatewayRig.Other.Value);
        _rig.Around.Tell(new AccountChange.OrderChanged(GatewayRig.Account, 2, View("not-mine")));
        _rig.Around.Tell(new AccountChange.BalanceChanged(GatewayRig.Other, 2, FakeAccounts.Money(GatewayRig.Other)));
        while (await reader.Next() is { } message)
        {
            message.GetRawText().ShouldNotContain("not-mine");
            if (message.GetProperty("type").GetString() == "balance")
                break;
        }
    }

    [Fact]
    public async Task An_order_is_answered_as_over_HTTP_under_the_client_s_request_id()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        var first = await reader.Ask(Place);
        first.GetProperty("request_id").GetString().ShouldBe("r-1");
        first.GetProperty("status").GetInt32().ShouldBe(201);
        (await reader.Ask(Place)).GetProperty("status").GetInt32().ShouldBe(200);
        (await reader.Ask("""{"action":"replace_order","params":{"client_order_id":"a-1","price":69900}}""")).GetProperty("status").GetInt32().ShouldBe(202);
        (await reader.Ask("""{"action":"cancel_order","params":{"client_order_id":"a-1"}}""")).GetProperty("status").GetInt32().ShouldBe(202);
        (await reader.Ask("""{"action":"ping"}""")).GetProperty("data").GetProperty("market_time").GetDateTimeOffset().ShouldBe(_rig.Market.GetUtcNow());
        _rig.Accounts.Commands.Select(c => c.GetType()).ShouldBe([typeof(PlaceOrder), typeof(PlaceOrder), typeof(ReplaceOrder), typeof(CancelOrder)]);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("hello", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"action":"withdraw"}""", 400)]
    [InlineData("""{"action":5}""", 400)]
    [InlineData("""{"action":"ping","more":1}""", 400)]
    [InlineData("""{"action":"ping","request_id":7}""", 400)]
    [InlineData("""{"action":"place_order"}""", 400)]
    [InlineData("""{"action":"place_order","params":[]}""", 400)]
    [InlineData("""{"action":"place_order","user_id":"lee","params":{}}""", 400)]
    [InlineData("""{"action":"place_order","params":{"client_order_id":"a","symbol":"005930","side":"buy","quantity":0,"order_type":"market"}}""", 400)]
    [InlineData("""{"action":"place_order","params":{"client_order_id":"a","symbol":"005930","side":"buy","quantity":1,"order_type":"market","account_no":"8012345999"}}""", 404)]
    [InlineData("""{"action":"cancel_order","params":{}}""", 400)]
    [InlineData("""{"action":"replace_order","params":{"client_order_id":"a"}}""", 400)]
    [InlineData("""{"action":"subscribe_real","symbols":[]}""", 400)]
    [InlineData("""{"action":"subscribe_real","symbols":["999999"]}""", 400)]
    [InlineData("""{"action":"subscribe_real","symbols":"005930"}""", 400)]
    public async Task A_malformed_action_is_answered_and_changes_nothing(string json, int status)
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        var answer = await reader.Ask(json);
        answer.GetProperty("status").GetInt32().ShouldBe(status);
        answer.GetProperty("data").GetProperty("type").GetString()!.ShouldStartWith("urn:kiwoom-actors:problem:");
        _rig.Accounts.Commands.ShouldBeEmpty();
        (await reader.Ask("""{"action":"ping"}""")).GetProperty("status").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task What_goes_wrong_below_is_answered_with_the_same_problem_as_over_HTTP()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        _rig.Accounts.Fault = new TimeoutException("/dev/sda1");
        var answer = await reader.Ask(Place);
        answer.GetProperty("status").GetInt32().ShouldBe(504);
        answer.GetRawText().ShouldNotContain("/dev/sda1");
        _rig.Accounts.Fault = new InvalidOperationException("/dev/sda1");
        (await reader.Ask(Place)).GetProperty("status").GetInt32().ShouldBe(500);
    }

    [Fact]
    public async Task A_viewer_reads_and_does_not_trade()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token(PermissionLevel.Viewer));
        using var _ = socket;
        (await reader.Ask(Place)).GetProperty("status").GetInt32().ShouldBe(403);
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_may_look_over_another_s_shoulder_and_not_trade_there()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token(PermissionLevel.Admin, "boss"), "kim");
        using var _ = socket;
        await reader.Next("balance");
        (await reader.Ask(Place)).GetProperty("status").GetInt32().ShouldBe(403);
    }

    [Fact]
    public async Task Prices_come_only_of_subscribed_issues()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        Trade(70_000);
        (await reader.Ask("""{"action":"subscribe_real","symbols":["005930"]}""")).GetProperty("status").GetInt32().ShouldBe(200);
        _rig.Around.Wanted[GatewayRig.Samsung].ShouldBe(1);
        (await reader.Next("realtime_price")).GetProperty("data").GetProperty("price").GetInt64().ShouldBe(70_000);
        Trade(70_100);
        (await reader.Next("realtime_price")).GetProperty("data").GetProperty("price").GetInt64().ShouldBe(70_100);
        await reader.Ask("""{"action":"unsubscribe_real","symbols":["005930"]}""");
        _rig.Around.Wanted[GatewayRig.Samsung].ShouldBe(0);
        Trade(70_200);
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"action":"ping"}"""), WebSocketMessageType.Text, true, CancellationToken.None);
        while ((await reader.Next())!.Value is var message && message.GetProperty("type").GetString() != "answer")
            message.GetProperty("type").GetString().ShouldNotBe("realtime_price");
    }

    [Fact]
    public async Task A_client_that_does_not_read_gets_only_the_newest_price_and_delays_nobody()
    {
        var (socket, reader) = await _rig.Connect(_rig.Token());
        using var _ = socket;
        await reader.Ask("""{"action":"subscribe_real","symbols":["005930"]}""");
        const int Ticks = 200_000;
        for (var tick = 1; tick <= Ticks; tick++)
            Trade(70_000 + tick % 7 * 100, tick);

        // Another issue's price queues up behind all that waits of the first.
        var other = Symbol.Parse("000660");
        _rig.Board.Apply(new InstrumentListed(new Instrument(other, "SK하이닉스", Board.Kospi, InstrumentKind.Stock, 200_000)), _rig.Market.GetUtcNow());
        _rig.Board.Apply(new TradeTick(other, _rig.Market.GetUtcNow(), 200_000, 1, null, 1, 200_000, 200_000, 200_000, 0, 0), _rig.Market.GetUtcNow());
        await socket.SendAsync(Encoding.UTF8.GetBytes("""{"action":"subscribe_real","symbols":["000660"]}"""), WebSocketMessageType.Text, true, CancellationToken.None);
        var heard = 0;
        var newest = 0L;
        while ((await reader.Next("realtime_price")).GetProperty("data") is var price && price.GetProperty("symbol").GetString() != "000660")
        {
            heard++;
            newest = price.GetProperty("volume").GetInt64();
        }

        newest.ShouldBe(Ticks);
        heard.ShouldBeLessThan(Ticks / 2);
    }

    [Fact]
    public async Task A_client_too_slow_for_its_orders_is_closed_with_the_reason()
    {
        await using var rig = await GatewayRig.Start(new() { SocketQueue = 50, SocketRecheck = TimeSpan.FromMilliseconds(50) });
        var (socket, reader) = await rig.Connect(rig.Token());
        using var _ = socket;
        await reader.Next("balance");
        var long200 = new string('x', 60_000);
        for (var version = 2; version <= 500; version++)
            rig.Around.Tell(new AccountChange.OrderChanged(GatewayRig.Account, version, View($"a-{version}") with { Text = long200 }));
        var versions = new List<long>();
        while (await reader.Next() is { } message)
        {
            if (message.GetProperty("type").GetString() == "order")
                versions.Add(message.GetProperty("version").GetInt64());
        }

        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
        socket.CloseStatusDescription!.ShouldContain("too slow");
        versions.ShouldBe(Enumerable.Range(2, versions.Count).Select(n => (long)n), "what was told has no gap");
        versions.Count.ShouldBeLessThan(499);
        await Until(() => rig.Around.Listeners == 0);
    }

    [Fact]
    public async Task A_token_that_ends_ends_the_connection()
    {
        var (expiring, first) = await _rig.Connect(_rig.Token());
        using var _ = expiring;
        await first.Next("session");
        _rig.Users.Advance(TimeSpan.FromHours(2));
        (await first.End()).ShouldBe(WebSocketCloseStatus.PolicyViolation);
        expiring.CloseStatusDescription!.ShouldContain("expired");

        var (revoked, second) = await _rig.Connect(_rig.Token());
        using var __ = revoked;
        await second.Next("session");
        _rig.Register.Revoke(_rig.Register.Issued()[^1].Id);
        _rig.Users.Advance(TimeSpan.FromSeconds(2));
        (await second.End()).ShouldBe(WebSocketCloseStatus.PolicyViolation);
        revoked.CloseStatusDescription!.ShouldContain("revoked");
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(5, patience.Token);
    }

    private static async Task<T> Retry<T>(Func<Task<T>> attempt)
    {
        for (var left = 200; ; left--)
        {
            try
            {
                return await attempt();
            }
            catch (WebSocketException) when (left > 0)
            {
                await Task.Delay(5);
            }
        }
    }

    private OrderView View(string id) => _rig.Accounts.View(
        GatewayRig.Account,
        new OrderSpec(ClientOrderId.Parse(id), GatewayRig.Samsung, Side.Buy, 10, OrderType.Market, null, null, TimeInForce.Day, TradingMode.Paper));

    private void Trade(long price, long volume = 1) => _rig.Board.Apply(
        new TradeTick(GatewayRig.Samsung, _rig.Market.GetUtcNow(), price, 1, Side.Buy, volume, 70_000, 71_000, 69_000, price + 100, price),
        _rig.Market.GetUtcNow());
}
