using System.Net;
using System.Text;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Gateway;

public sealed class OrderApiSpecs : IAsyncLifetime
{
    private const string Good = """{"client_order_id":"a-1","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000}""";
    private GatewayRig _rig = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _rig = await GatewayRig.Start();
        _client = _rig.Client();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _rig.DisposeAsync();
    }

    [Fact]
    public async Task The_first_time_an_order_is_created_and_the_second_time_it_is_a_duplicate()
    {
        var first = await _client.PostAsync("/api/orders", GatewayRig.Json(Good));
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        var body = await GatewayRig.Body(first);
        body.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
        body.GetProperty("order").GetProperty("account_no").GetString().ShouldBe("8012345611");
        body.GetProperty("order").GetProperty("status").GetString().ShouldBe("pending_new");

        var again = await _client.PostAsync("/api/orders", GatewayRig.Json(Good));
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GatewayRig.Body(again)).GetProperty("duplicate").GetBoolean().ShouldBeTrue();

        var read = await _client.GetAsync(first.Headers.Location);
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GatewayRig.Body(read)).GetProperty("client_order_id").GetString().ShouldBe("a-1");
    }

    [Fact]
    public async Task The_sender_is_the_token_s_user()
    {
        await _client.PostAsync("/api/orders", GatewayRig.Json(Good));
        var command = _rig.Accounts.Commands.ShouldHaveSingleItem().ShouldBeOfType<PlaceOrder>();
        command.Caller.User.Value.ShouldBe("kim");
        command.Cause.User.ShouldBe(UserId.Parse("kim"));
        command.Account.ShouldBe(GatewayRig.Account);
    }

    [Theory]
    [InlineData("quantity", "0")]
    [InlineData("quantity", "-5")]
    [InlineData("quantity", "\"10\"")]
    [InlineData("quantity", "1.5")]
    [InlineData("quantity", "2147483648")]
    [InlineData("quantity", "123456789012345678901234567890")]
    [InlineData("price", "-70000")]
    [InlineData("price", "\"70000\"")]
    [InlineData("symbol", "\"nothing\"")]
    [InlineData("side", "\"hold\"")]
    [InlineData("order_type", "\"stop\"")]
    [InlineData("client_order_id", "\"\"")]
    [InlineData("time_in_force", "\"gtc\"")]
    [InlineData("mode", "\"live\"")]
    [InlineData("account_no", "\"1\"")]
    [InlineData("user_id", "\"lee\"")]
    public async Task A_wrong_field_is_named_and_nothing_reaches_the_account(string field, string json)
    {
        var fields = new Dictionary<string, string>
        {
            ["client_order_id"] = "\"a-1\"",
            ["symbol"] = "\"005930\"",
            ["side"] = "\"buy\"",
            ["quantity"] = "10",
            ["order_type"] = "\"limit\"",
            ["price"] = "70000",
            [field] = json,
        };
        var body = "{" + string.Join(",", fields.Select(f => $"\"{f.Key}\":{f.Value}")) + "}";
        var problem = await GatewayRig.Problem(await _client.PostAsync("/api/orders", GatewayRig.Json(body)), 400, "malformed");
        problem.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().GetProperty("field").GetString().ShouldBe(field);
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("{\"quantity\":NaN}")]
    [InlineData("{\"side\":\"buy\",\"side\":\"sell\"}")]
    public async Task Malformed_JSON_is_refused(string body)
    {
        await GatewayRig.Problem(await _client.PostAsync("/api/orders", GatewayRig.Json(body)), 400, "malformed");
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task Only_JSON_in_UTF_8_is_read(string? mediaType)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good));
        if (mediaType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        await GatewayRig.Problem(await _client.PostAsync("/api/orders", content), 415, "unsupported_media_type");
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_ten_megabytes_is_refused_before_it_is_read(bool chunked)
    {
        var answer = await RawHttp.PostMuch(_rig.Address, "/api/orders", _rig.Token(), 10_000_000, chunked);
        answer.Status.ShouldBe(413);
        answer.Text.ShouldContain("urn:kiwoom-actors:problem:too_large");
        answer.BytesTaken.ShouldBeLessThan(9_000_000);
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_names_every_failed_check()
    {
        _rig.Accounts.Instead = c => c is PlaceOrder place
            ? new OrderAnswer.Refused(
                _rig.Accounts.View(place.Account, place.Order, OrderStatus.Rejected),
                [new FailedCheck(RiskCheck.TickSize, "off tick", 100, 70_001), new FailedCheck(RiskCheck.MarketHours, "closed")])
            : null;
        var problem = await GatewayRig.Problem(await _client.PostAsync("/api/orders", GatewayRig.Json(Good)), 422, "refused_by_risk");
        problem.GetProperty("failed_checks").EnumerateArray().Select(c => c.GetProperty("check").GetString()).ShouldBe(["tick_size", "market_hours"]);
        problem.GetProperty("order").GetProperty("status").GetString().ShouldBe("rejected");
        problem.GetProperty("duplicate").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task After_too_many_refusals_the_answer_says_that_nothing_is_recorded()
    {
        _rig.Accounts.Instead = c => c is PlaceOrder place ? new OrderAnswer.RefusedUnrecorded(place.Order.ClientOrderId, [new FailedCheck(RiskCheck.MarketHours, "closed")]) : null;
        var answer = await _client.PostAsync("/api/orders", GatewayRig.Json(Good));
        answer.Headers.RetryAfter.ShouldNotBeNull();
        var problem = await GatewayRig.Problem(answer, 429, "too_many_refused");
        problem.GetProperty("failed_checks").EnumerateArray().ShouldHaveSingleItem().GetProperty("check").GetString().ShouldBe("market_hours");
        problem.GetProperty("detail").GetString()!.ShouldContain("not spent");
    }

    [Fact]
    public async Task Another_order_under_the_same_id_is_a_conflict()
    {
        _rig.Accounts.Instead = c => c is PlaceOrder place ? new OrderAnswer.Conflict(_rig.Accounts.View(place.Account, place.Order)) : null;
        var problem = await GatewayRig.Problem(await _client.PostAsync("/api/orders", GatewayRig.Json(Good)), 409, "client_order_id_conflict");
        problem.GetProperty("existing").GetProperty("client_order_id").GetString().ShouldBe("a-1");
    }

    public static TheoryData<Exception, int, string> Faults => new()
    {
        { new JournalUnavailableException("disk /dev/sda1 is full"), 503, "journal_unavailable" },
        { new UndeliverableException("/accounts/8012345611"), 503, "not_running" },
        { new OverloadedException("/accounts/8012345611"), 503, "overloaded" },
        { new JournalOutcomeUnknownException("lost"), 504, "outcome_unknown" },
        { new TimeoutException("late"), 504, "outcome_unknown" },
        { new ActorFaultedException("/dev/sda1"), 500, "internal" },
        { new InvalidOperationException("/dev/sda1"), 500, "internal" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_goes_wrong_below_says_what_to_do_and_shows_nothing_of_the_inside(Exception fault, int status, string kind)
    {
        _rig.Accounts.Fault = fault;
        var problem = await GatewayRig.Problem(await _client.PostAsync("/api/orders", GatewayRig.Json(Good)), status, kind);
        problem.GetRawText().ShouldNotContain("/dev/sda1");
        problem.GetRawText().ShouldNotContain("Exception");
        if (status == 504)
            problem.GetProperty("detail").GetString()!.ShouldContain("Sending the same order again");
        if (status == 500)
            problem.GetProperty("correlation_id").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_read_without_an_answer_has_changed_nothing_and_says_so()
    {
        _rig.Accounts.Fault = new TimeoutException();
        var problem = await GatewayRig.Problem(await _client.GetAsync("/api/balance"), 504, "no_answer");
        problem.GetProperty("detail").GetString()!.ShouldContain("Nothing was changed");
    }

    [Fact]
    public async Task A_cancel_and_a_replace_are_accepted()
    {
        await _client.PostAsync("/api/orders", GatewayRig.Json(Good));
        (await _client.PatchAsync("/api/orders/a-1", GatewayRig.Json("""{"price":69900}"""))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _client.DeleteAsync("/api/orders/a-1")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        _rig.Accounts.Commands.OfType<ReplaceOrder>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Price.ShouldBe(69_900),
            r => r.Quantity.ShouldBeNull());
        _rig.Accounts.Commands.OfType<CancelOrder>().ShouldHaveSingleItem().ClientOrderId.Value.ShouldBe("a-1");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"price\":0}")]
    [InlineData("{\"quantity\":-1}")]
    [InlineData("{\"price\":69900,\"order_type\":\"market\"}")]
    [InlineData("{\"price\":null}")]
    public async Task A_replace_of_nothing_or_of_something_else_is_refused(string body)
    {
        await GatewayRig.Problem(await _client.PatchAsync("/api/orders/a-1", GatewayRig.Json(body)), 400, "malformed");
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_done_now_is_a_conflict_with_the_reason()
    {
        await _client.PostAsync("/api/orders", GatewayRig.Json(Good));
        _rig.Accounts.Instead = c => new OrderAnswer.NotPossible(
            _rig.Accounts.View(GatewayRig.Account, _rig.Accounts.Commands.OfType<PlaceOrder>().First().Order, OrderStatus.Filled),
            [new FailedCheck(RiskCheck.OrderState, "it is filled")]);
        var problem = await GatewayRig.Problem(await _client.DeleteAsync("/api/orders/a-1"), 409, "not_possible");
        problem.GetProperty("detail").GetString().ShouldBe("it is filled");
    }

    [Theory]
    [InlineData("GET", "/api/orders/nobody", 404, "not_found")]
    [InlineData("DELETE", "/api/orders/nobody", 404, "not_found")]
    [InlineData("GET", "/api/orders/with%20space", 400, "malformed")]
    [InlineData("GET", "/api/orders/%ed%95%9c", 400, "malformed")]
    [InlineData("GET", "/api/orders?limit=0", 400, "malformed")]
    [InlineData("GET", "/api/orders?limit=1001", 400, "malformed")]
    [InlineData("GET", "/api/orders?limit=+5", 400, "malformed")]
    [InlineData("GET", "/api/orders?limit=5&limit=6", 400, "malformed")]
    [InlineData("GET", "/api/orders?status=closed", 400, "malformed")]
    [InlineData("GET", "/api/orders?acount_no=8012345611", 400, "malformed")]
    [InlineData("GET", "/api/executions?symbol=1", 400, "malformed")]
    [InlineData("GET", "/api/quotes/0059301", 400, "malformed")]
    [InlineData("GET", "/api/quotes/999999", 404, "not_found")]
    [InlineData("GET", "/api/journal?from=0", 400, "malformed")]
    [InlineData("GET", "/api/journal?stream=a%2Fb", 400, "malformed")]
    [InlineData("GET", "/api/balance?account_no=8012345999", 404, "not_found")]
    [InlineData("GET", "/api/nothing", 404, "not_found")]
    [InlineData("GET", "/api/orders/a/b", 404, "not_found")]
    [InlineData("PUT", "/api/orders", 405, "method_not_allowed")]
    [InlineData("TRACE", "/api/balance", 405, "method_not_allowed")]
    public async Task A_wrong_address_is_a_problem_too(string method, string path, int status, string kind)
    {
        var response = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        await GatewayRig.Problem(response, status, kind);
        if (status == 405)
            response.Content.Headers.Allow.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Several_things_wrong_in_a_query_are_all_named()
    {
        var problem = await GatewayRig.Problem(await _client.GetAsync("/api/orders?limit=x&symbol=1&status=2&account_no=3&more=4"), 400, "malformed");
        problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString())
            .ShouldBe(["more", "status", "symbol", "limit", "account_no"], ignoreOrder: true);
    }

    [Fact]
    public async Task With_several_accounts_one_must_be_named()
    {
        _rig.Accounts.Existing.Add(GatewayRig.Other);
        var problem = await GatewayRig.Problem(await _client.PostAsync("/api/orders", GatewayRig.Json(Good)), 400, "malformed");
        problem.GetRawText().ShouldContain("8012345711");
        var named = Good.TrimEnd('}') + ",\"account_no\":\"8012345711\"}";
        (await _client.PostAsync("/api/orders", GatewayRig.Json(named))).StatusCode.ShouldBe(HttpStatusCode.Created);
        _rig.Accounts.Commands.ShouldHaveSingleItem().ShouldBeOfType<PlaceOrder>().Account.ShouldBe(GatewayRig.Other);
    }

    [Fact]
    public async Task Before_any_account_is_known_there_is_nothing_to_trade()
    {
        _rig.Accounts.Existing.Clear();
        var response = await _client.PostAsync("/api/orders", GatewayRig.Json(Good));
        await GatewayRig.Problem(response, 503, "account_unknown");
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task Positions_balance_risk_executions_quotes_and_the_journal_are_there()
    {
        (await Read("/api/positions"))[0].GetProperty("average_cost").GetDecimal().ShouldBe(70_010.5m);
        (await Read("/api/balance")).GetProperty("cash").GetInt64().ShouldBe(9_719_958);
        (await Read("/api/risk")).GetProperty("limits").GetProperty("max_order_amount").GetInt64().ShouldBe(10_000_000);
        (await Read("/api/executions"))[0].GetProperty("execution_id").GetString().ShouldBe("e-1");
        (await Read("/api/quotes/005930")).GetProperty("name").GetString().ShouldBe("삼성전자");
        (await Read("/api/instruments"))[0].GetProperty("board").GetString().ShouldBe("kospi");
        var session = await Read("/api/session");
        session.GetProperty("phase").GetString().ShouldBe("continuous");
        session.GetProperty("next_phase").GetString().ShouldBe("closing_auction");
        session.GetProperty("trading_day").GetString().ShouldBe("2026-11-24");
        var page = await Read("/api/journal?from=3&limit=2");
        page.GetProperty("stream").GetString().ShouldBe("account-8012345611");
        page.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("sequence_nr").GetInt64()).ShouldBe([3L, 4L]);
        page.GetProperty("next").GetInt64().ShouldBe(5);
        (await Read("/api/journal?from=999")).GetProperty("next").GetInt64().ShouldBe(999);
    }

    [Fact]
    public async Task A_user_s_runaway_loop_is_refused_and_others_are_served()
    {
        await using var rig = await GatewayRig.Start(new() { RequestBurst = 3, RequestsPerSecond = 1 });
        using var loop = rig.Client();
        using var other = rig.Client(rig.Token(user: "lee"));
        HttpResponseMessage last;
        var served = 0;
        while ((last = await loop.GetAsync("/api/session")).IsSuccessStatusCode)
            served++.ShouldBeLessThan(50);
        await GatewayRig.Problem(last, 429, "too_many_requests");
        last.Headers.RetryAfter.ShouldNotBeNull();
        (await other.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<System.Text.Json.JsonElement> Read(string path)
    {
        var response = await _client.GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return await GatewayRig.Body(response);
    }
}
