using System.Net;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Specs.Gateway;

public sealed class AccessSpecs : IAsyncLifetime
{
    private const string Strategy = """{"strategy_id":"mom-1","kind":"momentum","symbols":["005930"],"budget":5000000}""";
    private GatewayRig _rig = null!;

    public async Task InitializeAsync() => _rig = await GatewayRig.Start();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    public static TheoryData<string, string, PermissionLevel> Doors => new()
    {
        { "POST", "/api/orders", PermissionLevel.PaperTrader },
        { "GET", "/api/orders", PermissionLevel.Viewer },
        { "GET", "/api/orders/a-1", PermissionLevel.Viewer },
        { "PATCH", "/api/orders/a-1", PermissionLevel.PaperTrader },
        { "DELETE", "/api/orders/a-1", PermissionLevel.PaperTrader },
        { "POST", "/api/orders/a-1/resolution", PermissionLevel.Admin },
        { "POST", "/api/risk/accepted-differences", PermissionLevel.Admin },
        { "GET", "/api/executions", PermissionLevel.Viewer },
        { "GET", "/api/positions", PermissionLevel.Viewer },
        { "GET", "/api/balance", PermissionLevel.Viewer },
        { "GET", "/api/risk", PermissionLevel.Viewer },
        { "PATCH", "/api/risk", PermissionLevel.Admin },
        { "GET", "/api/quotes/005930", PermissionLevel.Viewer },
        { "GET", "/api/instruments", PermissionLevel.Viewer },
        { "GET", "/api/session", PermissionLevel.Viewer },
        { "GET", "/api/journal", PermissionLevel.Viewer },
        { "POST", "/api/emergency-stop", PermissionLevel.PaperTrader },
        { "DELETE", "/api/emergency-stop", PermissionLevel.Admin },
        { "GET", "/api/strategies", PermissionLevel.Viewer },
        { "POST", "/api/strategies", PermissionLevel.PaperTrader },
        { "DELETE", "/api/strategies/mom-1", PermissionLevel.PaperTrader },
        { "GET", "/health/ready", PermissionLevel.Viewer },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Every_door_wants_a_token_and_a_level(string method, string path, PermissionLevel least)
    {
        foreach (var token in new[] { null, "nonsense", "a.b.c", new string('x', 5000), _rig.Token() + "x" })
        {
            var refused = await Knock(token, method, path);
            await GatewayRig.Problem(refused, 401, "unauthorized");
            refused.Headers.WwwAuthenticate.ShouldNotBeEmpty();
        }

        foreach (var level in Enum.GetValues<PermissionLevel>())
        {
            var response = await Knock(_rig.Token(level), method, path);
            if (level < least)
                await GatewayRig.Problem(response, 403, "forbidden");
            else
                response.StatusCode.ShouldNotBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task Another_s_account_is_closed(string method, string path, PermissionLevel least)
    {
        if (!Takes(method, path))
            return;

        _rig.Accounts.Existing.Add(GatewayRig.Other);
        using var client = _rig.Client(_rig.Token(least, "kim", GatewayRig.Other));
        var inQuery = method != "POST" || path.Contains("a-1") || path.Contains("accepted");
        var request = new HttpRequestMessage(new HttpMethod(method), path + (inQuery ? $"?account_no={GatewayRig.Account}" : string.Empty))
        {
            Content = BodyOf(method, path, inQuery ? string.Empty : $",\"account_no\":\"{GatewayRig.Account}\""),
        };
        await GatewayRig.Problem(await client.SendAsync(request), 403, "forbidden");
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_expired_and_a_revoked_token_end()
    {
        var token = _rig.Token();
        (await Knock(token, "GET", "/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        _rig.Users.Advance(TimeSpan.FromHours(1));
        (await GatewayRig.Problem(await Knock(token, "GET", "/api/session"), 401, "unauthorized")).GetProperty("detail").GetString()!.ShouldContain("expired");

        var other = _rig.Token();
        _rig.Register.Revoke(_rig.Register.Issued()[^1].Id).ShouldBeTrue();
        _rig.Users.Advance(TimeSpan.FromSeconds(2));
        (await GatewayRig.Problem(await Knock(other, "GET", "/api/session"), 401, "unauthorized")).GetProperty("detail").GetString()!.ShouldContain("revoked");
    }

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/index.htm")]
    [InlineData("/openapi")]
    [InlineData("/client")]
    [InlineData("/..%2f..%2fetc/passwd")]
    public async Task Without_a_token_nobody_learns_what_there_is(string path) =>
        await GatewayRig.Problem(await Knock(null, "GET", path), 401, "unauthorized");

    [Fact]
    public async Task Liveness_the_page_and_the_description_are_open_and_hold_no_data()
    {
        (await Knock(null, "GET", "/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Knock(null, "GET", "/openapi/v1.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var path in new[] { "/", "/index.js", "/index.css" })
        {
            var file = await Knock(null, "GET", path);
            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            file.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            var policy = file.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
            policy.ShouldContain("default-src 'none'");
            policy.ShouldNotContain("unsafe");
        }

        var page = await (await Knock(null, "GET", "/")).Content.ReadAsStringAsync();
        page.ShouldNotContain("onclick");
        page.ShouldContain("<script src=\"/index.js\" defer></script>");
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("evil.example:8080", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("192.0.2.7", 400)]
    [InlineData("localhost:1234", 200)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("[::1]", 200)]
    public async Task Only_this_machine_s_names_are_answered(string host, int status)
    {
        var answer = await RawHttp.Send(_rig.Address, $"GET /health/live HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        answer.ShouldStartWith($"HTTP/1.1 {status}");
        if (status == 400)
            answer.ShouldContain("host_not_allowed");
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("http://localhost", false)]
    [InlineData("https://dashboard.example", true)]
    [InlineData("own", true)]
    public async Task Pages_of_other_sites_change_nothing(string origin, bool mayCome)
    {
        await using var rig = await GatewayRig.Start(new() { AllowedOrigins = ["https://dashboard.example"] });
        using var client = rig.Client();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/emergency-stop");
        request.Headers.Add("Origin", origin == "own" ? $"http://{rig.Address.Authority}" : origin);
        var response = await client.SendAsync(request);
        if (mayCome)
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        else
            await GatewayRig.Problem(response, 403, "origin_not_allowed");
    }

    [Fact]
    public async Task A_trader_stops_all_own_accounts_at_once_and_only_an_admin_lets_go()
    {
        _rig.Accounts.Existing.Add(GatewayRig.Other);
        using var trader = _rig.Client();
        var stopped = await GatewayRig.Body(await trader.PostAsync("/api/emergency-stop", null));
        stopped.GetProperty("accounts").EnumerateArray().ShouldAllBe(a => a.GetProperty("kill_switch").GetProperty("engaged").GetBoolean());
        stopped.GetProperty("accounts").GetArrayLength().ShouldBe(2);

        using var admin = _rig.Client(PermissionLevel.Admin);
        await GatewayRig.Problem(await admin.DeleteAsync("/api/emergency-stop"), 400, "malformed");
        var released = await GatewayRig.Body(await admin.DeleteAsync($"/api/emergency-stop?account_no={GatewayRig.Account}"));
        released.GetProperty("kill_switch").GetProperty("engaged").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_stop_that_the_journal_does_not_take_is_no_success()
    {
        _rig.Accounts.Fault = new JournalUnavailableException("full");
        using var trader = _rig.Client();
        await GatewayRig.Problem(await trader.PostAsync("/api/emergency-stop", null), 503, "journal_unavailable");
    }

    [Fact]
    public async Task An_account_that_does_not_answer_keeps_no_other_from_being_stopped()
    {
        _rig.Accounts.Existing.Add(GatewayRig.Other);
        _rig.Accounts.Faults[GatewayRig.Account] = new TimeoutException();
        using var trader = _rig.Client();
        var response = await trader.PostAsync("/api/emergency-stop", null);
        response.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        var body = await GatewayRig.Body(response);
        body.GetProperty("accounts")[0].GetProperty("account_no").GetString().ShouldBe(GatewayRig.Other.Value);
        body.GetProperty("failed")[0].GetString().ShouldBe(GatewayRig.Account.Value);
    }

    [Theory]
    [InlineData("""{"reason":""}""")]
    [InlineData("""{"liquidate":"yes"}""")]
    [InlineData("""{"user_id":"lee"}""")]
    [InlineData("[]")]
    public async Task A_malformed_stop_stops_nothing(string body)
    {
        using var trader = _rig.Client();
        await GatewayRig.Problem(await trader.PostAsync("/api/emergency-stop", GatewayRig.Json(body)), 400, "malformed");
        (await GatewayRig.Body(await trader.GetAsync("/api/risk"))).GetProperty("kill_switch").GetProperty("engaged").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task An_admin_changes_limits_and_hears_what_is_wrong_with_them()
    {
        using var admin = _rig.Client(PermissionLevel.Admin);
        (await admin.PatchAsync("/api/risk", GatewayRig.Json("""{"limits":{"max_order_amount":5000000},"restricted_symbols":[]}"""))).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (var body in new[]
        {
            "{}",
            """{"limits":{}}""",
            """{"limits":[]}""",
            """{"limits":{"max_order_amount":-1}}""",
            """{"limits":{"max_order_amount":1.5}}""",
            """{"limits":{"max_order_amount":"5"}}""",
            """{"limits":{"max_order_amount":1e40}}""",
            """{"limits":{"max_moon_phase":1}}""",
            """{"max_order_amount":5}""",
            """{"restricted_symbols":["1"]}""",
            """{"restricted_symbols":null}""",
            """{"strategy_id":"mom-1","real_trading_allowed":true}""",
        })
            await GatewayRig.Problem(await admin.PatchAsync("/api/risk", GatewayRig.Json(body)), 400, "malformed");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"arrived":true}""")]
    [InlineData("""{"arrived":false,"broker_order_no":"0000123"}""")]
    [InlineData("""{"broker_order_no":"0000123"}""")]
    [InlineData("""{"arrived":"true","broker_order_no":"0000123"}""")]
    [InlineData("""{"arrived":true,"broker_order_no":"x y"}""")]
    public async Task A_half_said_resolution_resolves_nothing(string body)
    {
        using var admin = _rig.Client(PermissionLevel.Admin);
        await GatewayRig.Problem(await admin.PostAsync("/api/orders/a-1/resolution", GatewayRig.Json(body)), 400, "malformed");
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admin_says_what_became_of_an_order_in_doubt_and_takes_over_differences()
    {
        using var admin = _rig.Client(PermissionLevel.Admin);
        await admin.PostAsync("/api/orders", BodyOf("POST", "/api/orders", string.Empty));
        var resolved = await admin.PostAsync("/api/orders/a-1/resolution", GatewayRig.Json("""{"arrived":true,"broker_order_no":"0000123"}"""));
        (await GatewayRig.Body(resolved)).GetProperty("order").GetProperty("status").GetString().ShouldBe("new");
        (await admin.PostAsync("/api/risk/accepted-differences", GatewayRig.Json("""{"reason":"deposit"}"""))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await GatewayRig.Problem(await admin.PostAsync("/api/risk/accepted-differences", GatewayRig.Json("{}")), 400, "malformed");
    }

    [Fact]
    public async Task Streams_by_name_are_for_admins_of_all_accounts()
    {
        using var trader = _rig.Client();
        await GatewayRig.Problem(await trader.GetAsync("/api/journal?stream=strategies"), 403, "forbidden");
        await GatewayRig.Problem(await Knock(_rig.Token(PermissionLevel.Admin, "kim", GatewayRig.Account), "GET", "/api/journal?stream=strategies"), 403, "forbidden");
        (await Knock(_rig.Token(PermissionLevel.Admin), "GET", "/api/journal?stream=strategies")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_strategy_is_started_once_and_stopped()
    {
        using var trader = _rig.Client();
        (await trader.PostAsync("/api/strategies", GatewayRig.Json(Strategy))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await trader.PostAsync("/api/strategies", GatewayRig.Json(Strategy))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await GatewayRig.Problem(await trader.PostAsync("/api/strategies", GatewayRig.Json(Strategy.Replace("5000000", "6000000"))), 409, "id_taken");
        (await GatewayRig.Body(await trader.GetAsync("/api/strategies")))[0].GetProperty("user_id").GetString().ShouldBe("kim");
        using var elsewhere = _rig.Client(_rig.Token(PermissionLevel.PaperTrader, "lee", GatewayRig.Other));
        (await GatewayRig.Body(await elsewhere.GetAsync("/api/strategies"))).GetArrayLength().ShouldBe(0);
        await GatewayRig.Problem(await elsewhere.DeleteAsync("/api/strategies/mom-1"), 404, "not_found");
        (await trader.DeleteAsync("/api/strategies/mom-1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await GatewayRig.Problem(await trader.DeleteAsync("/api/strategies/mom-1"), 404, "not_found");
    }

    [Theory]
    [InlineData("kind", "\"astrology\"", "kind")]
    [InlineData("symbols", "[]", "symbols")]
    [InlineData("symbols", "[\"999999\"]", "symbols")]
    [InlineData("symbols", "[5930]", "symbols")]
    [InlineData("symbols", "\"005930\"", "symbols")]
    [InlineData("budget", "0", "budget")]
    [InlineData("mode", "\"real\"", "mode")]
    [InlineData("parameters", "{\"luck\":7}", "parameters.luck")]
    [InlineData("parameters", "{\"luck\":\"7\"}", "parameters.luck")]
    [InlineData("owner", "\"lee\"", "owner")]
    public async Task A_wrong_strategy_is_not_started(string field, string json, string named)
    {
        var fields = new Dictionary<string, string>
        {
            ["strategy_id"] = "\"mom-1\"",
            ["kind"] = "\"momentum\"",
            ["symbols"] = "[\"005930\"]",
            ["budget"] = "5000000",
            [field] = json,
        };
        using var trader = _rig.Client();
        var body = "{" + string.Join(",", fields.Select(f => $"\"{f.Key}\":{f.Value}")) + "}";
        var problem = await GatewayRig.Problem(await trader.PostAsync("/api/strategies", GatewayRig.Json(body)), 400, "malformed");
        problem.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().GetProperty("field").GetString().ShouldBe(named);
        (await _rig.Around.Running()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Readiness_names_every_part()
    {
        var notYet = await Knock(_rig.Token(), "GET", "/health/ready");
        notYet.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await GatewayRig.Body(notYet)).GetProperty("parts")[1].GetProperty("reason").GetString().ShouldBe("no bridge is connected");
        _rig.Around.Ready.RemoveAt(1);
        (await Knock(_rig.Token(), "GET", "/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static bool Takes(string method, string path) =>
        !(path is "/api/session" or "/api/instruments" or "/health/ready" || path.StartsWith("/api/quotes") || (path.StartsWith("/api/strategies") && method != "POST"));

    private static StringContent? BodyOf(string method, string path, string account) => (method, path) switch
    {
        ("POST", "/api/orders") => GatewayRig.Json($$"""{"client_order_id":"a-1","symbol":"005930","side":"buy","quantity":1,"order_type":"market"{{account}}}"""),
        ("POST", "/api/strategies") => GatewayRig.Json(Strategy.TrimEnd('}') + account + "}"),
        ("POST", "/api/emergency-stop") => GatewayRig.Json("{\"reason\":\"spec\"" + account + "}"),
        ("POST", "/api/orders/a-1/resolution") => GatewayRig.Json("""{"arrived":false}"""),
        ("POST", "/api/risk/accepted-differences") => GatewayRig.Json("""{"reason":"deposit"}"""),
        ("PATCH", "/api/risk") => GatewayRig.Json("""{"limits":{"max_order_amount":1}}"""),
        ("PATCH", _) => GatewayRig.Json("""{"price":1}"""),
        _ => null,
    };

    private async Task<HttpResponseMessage> Knock(string? token, string method, string path)
    {
        using var client = _rig.Client(null);
        if (token is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = BodyOf(method, path, string.Empty) });
    }
}
