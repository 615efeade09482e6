using System.Net;
using System.Text.Json;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.OnAkka.Orders;
using Kiwoom.OnAkka.Orders;
using Kiwoom.Specs.Gateway;
using Microsoft.Extensions.Logging.Abstractions;
using IActorRef = Akka.Actor.IActorRef;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>The door beside the HTTP side of the same gateway, with the accounts behind both faked: whatever comes of a request, both say the same.</summary>
public sealed class OrderDoorSpecs : TestKit, IAsyncLifetime
{
    private readonly EmbeddedEngine _engine = new(new InMemoryJournal(), TimeProvider.System);
    private GatewayRig _rig = null!;
    private IActorRef _door = null!;
    private int _requests;

    public async Task InitializeAsync() => Open(await GatewayRig.Start());

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _rig.DisposeAsync();
    }

    public static TheoryData<string> Outcomes =>
        ["taken", "duplicate", "conflict", "spent", "refused", "unrecorded", "not_possible", "forbidden", "journal_full", "journal_unknown", "overloaded", "not_running", "late", "bug"];

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Every_outcome_has_the_status_name_and_words_that_it_has_over_HTTP(string outcome)
    {
        Arrange(outcome);
        using var http = await _rig.Client().PostAsync("/api/orders", GatewayRig.Json(
            """{"account_no":"8012345611","client_order_id":"a-1","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000}"""));
        var body = await GatewayRig.Body(http);
        _rig.Accounts.Commands.Clear();
        Arrange(outcome);

        var answer = Ask(Order());
        if (http.IsSuccessStatusCode)
        {
            var taken = answer.ShouldBeOfType<DoorAnswer.Taken>();
            taken.Order.ClientOrderId.Value.ShouldBe("a-1");
            taken.Duplicate.ShouldBeTrue("HTTP was first");
            return;
        }

        var problem = answer.ShouldBeOfType<DoorAnswer.Problem>();
        problem.Status.ShouldBe((int)http.StatusCode);
        ("urn:kiwoom-actors:problem:" + problem.Code).ShouldBe(body.GetProperty("type").GetString());
        problem.Text.ShouldBe(body.GetProperty("detail").GetString());
        problem.RetryAfterSeconds.ShouldBe(http.Headers.RetryAfter?.Delta is { } wait ? (int)wait.TotalSeconds : null);
        problem.FailedChecks.Select(c => c.Text).ShouldBe(body.TryGetProperty("failed_checks", out var checks) ? checks.EnumerateArray().Select(c => c.GetProperty("text").GetString()!) : []);
        (problem.Order is not null).ShouldBe(body.TryGetProperty("existing", out _) || body.TryGetProperty("order", out _));
        problem.NothingChanged().ShouldBe(http.StatusCode is not (HttpStatusCode.GatewayTimeout or HttpStatusCode.InternalServerError));
        _rig.Accounts.Commands.ShouldHaveSingleItem().ShouldBeOfType<PlaceOrder>().Caller.ShouldBe(new Caller(UserId.Parse("kim"), PermissionLevel.PaperTrader));
    }

    [Theory]
    [InlineData(0L, 70_000L)]
    [InlineData(-5L, 70_000L)]
    [InlineData(2_147_483_648L, 70_000L)]
    [InlineData(10L, 0L)]
    [InlineData(10L, long.MaxValue)]
    [InlineData(10L, null)]
    public async Task A_wrong_number_is_named_as_over_HTTP_and_nothing_reaches_the_account(long quantity, long? price)
    {
        var json = JsonSerializer.Serialize(new { client_order_id = "a-1", symbol = "005930", side = "buy", quantity, order_type = "limit", price });
        using var http = await _rig.Client().PostAsync("/api/orders", GatewayRig.Json(json));
        var errors = (await GatewayRig.Problem(http, 400, "malformed")).GetProperty("errors").EnumerateArray().Select(e => (e.GetProperty("field").GetString()!, e.GetProperty("text").GetString()!));

        var problem = Ask(Order(quantity: quantity, price: price)).ShouldBeOfType<DoorAnswer.Problem>();
        problem.Code.ShouldBe("malformed");
        problem.Errors.Select(e => (e.Field, e.Text)).ShouldBe(errors);
        _rig.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public void A_replace_wants_a_new_number_and_within_bounds()
    {
        Malformed(null, null).ShouldContain("missing");
        Malformed(0, null).ShouldContain("0 is not between");
        Malformed(null, -1).ShouldContain("-1 is not between");
        string Malformed(long? quantity, long? price) =>
            Ask(new DoorRequest.ReplaceOrder(Next(), Token(), null, ClientOrderId.Parse("a-1"), quantity, price, null)).ShouldBeOfType<DoorAnswer.Problem>().Errors[0].Text;
    }

    [Fact]
    public void The_rest_of_what_can_be_done_is_done_on_the_account()
    {
        var order = Order();
        Ask(order).ShouldBeOfType<DoorAnswer.Taken>().Duplicate.ShouldBeFalse();
        Ask(new DoorRequest.CancelOrder(Next(), Token(), null, order.Order.ClientOrderId)).ShouldBeOfType<DoorAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.PendingCancel);
        Ask(new DoorRequest.ReplaceOrder(Next(), Token(), null, order.Order.ClientOrderId, null, 69_000, null)).ShouldBeOfType<DoorAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.PendingReplace);
        Ask(new DoorRequest.ReadOrder(Next(), Token(PermissionLevel.Viewer), null, order.Order.ClientOrderId)).ShouldBeOfType<DoorAnswer.Found>().Order.ClientOrderId.ShouldBe(order.Order.ClientOrderId);
        Code(new DoorRequest.ReadOrder(Next(), Token(), null, ClientOrderId.Parse("none"))).ShouldBe("not_found");
        Code(new DoorRequest.CancelOrder(Next(), Token(), null, ClientOrderId.Parse("none"))).ShouldBe("not_found");
        var account = Ask(new DoorRequest.ReadAccount(Next(), Token(PermissionLevel.Viewer), GatewayRig.Account)).ShouldBeOfType<DoorAnswer.Account>();
        (account.Balance.Cash, account.Positions.Count, account.OpenOrders.Count, account.IsComplete).ShouldBe((9_719_958, 1, 1, true));
    }

    [Fact]
    public void Without_a_token_that_is_good_now_and_good_enough_nothing_reaches_an_account()
    {
        Code(Order(token: "nonsense")).ShouldBe("unauthorized");
        Code(Order() with { Token = default }).ShouldBe("unauthorized");
        Code(Order(token: Token(PermissionLevel.Viewer).Value)).ShouldBe("forbidden");
        Code(Order(token: _rig.Token(PermissionLevel.Admin, "kim", GatewayRig.Other))).ShouldBe("forbidden");
        Code(Order() with { Account = AccountNo.Parse("9999999999") }).ShouldBe("not_found");
        Code(new DoorRequest.Subscribe(Next(), new ApiToken("nonsense"), null, null, false)).ShouldBe("unauthorized");
        Code(new DoorRequest.ReadAccount(Next(), new ApiToken("nonsense"), null)).ShouldBe("unauthorized");
        Code(new DoorRequest.Unsubscribe(Next(), new ApiToken("nonsense"))).ShouldBe("unauthorized");
        _rig.Accounts.Commands.ShouldBeEmpty();

        var (token, issued) = _rig.Tokens.Issue(UserId.Parse("kim"), PermissionLevel.PaperTrader, [], TimeSpan.FromHours(1));
        Ask(Order("b-1", token: token)).ShouldBeOfType<DoorAnswer.Taken>();
        _rig.Register.Revoke(issued.Id);
        _rig.Users.Advance(TimeSpan.FromSeconds(2));
        Code(Order("b-2", token: token)).ShouldBe("unauthorized");
        _rig.Accounts.Commands.Count.ShouldBe(1);
    }

    [Fact]
    public void A_command_that_comes_again_is_answered_again_and_not_done_again()
    {
        var order = Order();
        var first = Ask(order).ShouldBeOfType<DoorAnswer.Taken>();
        Ask(order).ShouldBe(first with { Duplicate = true });
        Ask(order with { Token = Token(PermissionLevel.Admin) }).ShouldBe(first with { Duplicate = true }, "another token of the same user");
        _rig.Accounts.Commands.Count.ShouldBe(1);
        Ask(order with { Token = new ApiToken(_rig.Token(user: "lee")) });
        _rig.Accounts.Commands.Count.ShouldBe(2, "another user's request is another request");

        _rig.Accounts.Instead = _ => throw new TimeoutException();
        var late = Order("b-1");
        Code(late).ShouldBe("outcome_unknown");
        _rig.Accounts.Instead = null;
        Ask(late).ShouldBeOfType<DoorAnswer.Taken>("what is not known is found out, not remembered");
    }

    [Fact]
    public void After_its_time_an_order_is_refused_and_reaches_no_account()
    {
        Code(Order() with { NotAfter = DateTimeOffset.UtcNow.AddMinutes(-1) }).ShouldBe("too_late");
        Code(new DoorRequest.ReplaceOrder(Next(), Token(), null, ClientOrderId.Parse("a-1"), null, 1, DateTimeOffset.UtcNow.AddMinutes(-1))).ShouldBe("too_late");
        _rig.Accounts.Commands.ShouldBeEmpty();
        Ask(Order() with { NotAfter = DateTimeOffset.UtcNow.AddHours(1) }).ShouldBeOfType<DoorAnswer.Taken>();
    }

    [Fact]
    public void One_senders_requests_reach_the_account_in_his_order()
    {
        for (var n = 0; n < 50; n++)
            _door.Tell(Order($"o-{n}"), TestActor);
        ReceiveN(50, TimeSpan.FromSeconds(30));
        _rig.Accounts.Commands.Cast<PlaceOrder>().Select(c => c.Order.ClientOrderId.Value).ShouldBe(Enumerable.Range(0, 50).Select(n => $"o-{n}"));
    }

    [Fact]
    public void What_is_no_request_and_what_cannot_be_answered_is_dropped()
    {
        foreach (var message in new object[] { "place", 1, new DoorNews.Ended(Next(), "x", "x"), new DoorAnswer.Unsubscribed(Next()), new object() })
            _door.Tell(message, TestActor);
        _door.Tell(Order("nobody"), ActorRefs.NoSender);
        _door.Tell(Order("dead"), Sys.DeadLetters);
        Ask(Order("a-1")).ShouldBeOfType<DoorAnswer.Taken>();
        _rig.Accounts.Commands.Cast<PlaceOrder>().Select(c => c.Order.ClientOrderId.Value).ShouldBe(["a-1"]);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task A_flood_is_refused_at_the_door_and_a_user_has_his_budget()
    {
        await _rig.DisposeAsync();
        Open(await GatewayRig.Start(new ApiOptions { RequestsPerSecond = 1, RequestBurst = 2 }), new OrderDoorOptions { MostOfOne = 4 });
        var token = Token();
        for (var n = 0; n < 500; n++)
            _door.Tell(Order($"o-{n}", token: token.Value), TestActor);
        var answers = ReceiveN(500, TimeSpan.FromSeconds(30));
        var problems = answers.OfType<DoorAnswer.Problem>().ToArray();
        problems.ShouldAllBe(p => p.Code == "too_many_requests");
        problems.ShouldContain(p => p.Text.Contains("at the orders door"));
        problems.ShouldContain(p => p.Text.Contains("requests a second"));
        _rig.Accounts.Commands.Count.ShouldBe(answers.OfType<DoorAnswer.Taken>().Count());
        _rig.Accounts.Commands.Count.ShouldBeInRange(2, 40);
        Ask(new DoorRequest.CancelOrder(Next(), token, null, ClientOrderId.Parse("o-0"))).ShouldBeOfType<DoorAnswer.Taken>("cancels have a budget of their own");
    }

    private void Open(GatewayRig rig, OrderDoorOptions? options = null)
    {
        if (_door is not null)
            Sys.Stop(Watch(_door));
        if (_door is not null)
            ExpectTerminated(_door);
        _rig = rig;
        _door = OrderDoorHost.Open(Sys, _engine, rig.Services, NullLogger.Instance, key: null, options);
    }

    private void Arrange(string outcome)
    {
        FailedCheck[] checks = [new(RiskCheck.KillSwitch, "The kill switch is on."), new(RiskCheck.Quantity, "Too many.", 1, 10)];
        var order = Order().Order;
        var view = _rig.Accounts.View(GatewayRig.Account, order);
        _rig.Accounts.Instead = outcome switch
        {
            "conflict" => _ => new OrderAnswer.Conflict(view),
            "spent" => _ => new OrderAnswer.Spent(order.ClientOrderId),
            "refused" => _ => new OrderAnswer.Refused(view, checks, Duplicate: true),
            "unrecorded" => _ => new OrderAnswer.RefusedUnrecorded(order.ClientOrderId, checks),
            "not_possible" => _ => new OrderAnswer.NotPossible(view, checks),
            "forbidden" => _ => new OrderAnswer.Forbidden("You may not."),
            _ => null,
        };
        _rig.Accounts.Fault = outcome switch
        {
            "journal_full" => new JournalUnavailableException("full") { Kind = JournalTroubleKind.DiskFull },
            "journal_unknown" => new JournalOutcomeUnknownException("perhaps"),
            "overloaded" => new OverloadedException("too many"),
            "not_running" => new UndeliverableException("nobody"),
            "late" => new TimeoutException(),
            "bug" => new InvalidOperationException("a secret of the inside"),
            _ => null,
        };
    }

    private DoorAnswer Ask(DoorRequest request)
    {
        _door.Tell(request, TestActor);
        var answer = ExpectMsg<DoorAnswer>(TimeSpan.FromSeconds(30));
        answer.RequestId.ShouldBe(request.RequestId);
        return answer;
    }

    private string Code(DoorRequest request) => Ask(request).ShouldBeOfType<DoorAnswer.Problem>().Code;

    private RequestId Next() => RequestId.Parse($"r-{++_requests}");

    private ApiToken Token(PermissionLevel level = PermissionLevel.PaperTrader) => new(_rig.Token(level));

    private DoorRequest.PlaceOrder Order(string id = "a-1", string? token = null, long quantity = 10, long? price = 70_000) =>
        OrdersSerializerSpecs.Order(id, token ?? _rig.Token(), $"r-{++_requests}", quantity, price);
}
