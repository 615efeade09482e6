using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Orders;
using IActorRef = Akka.Actor.IActorRef;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>The client between a strategy and a door that are both played, on a clock that stands until a spec moves it and a dispatcher that does everything at once.</summary>
public sealed class OrderClientSpecs : TestKit
{
    private static readonly AccountNo _account = AccountNo.Parse("8012345611");
    private static readonly TimeSpan _tick = TimeSpan.FromMilliseconds(250);
    private readonly TestProbe _door;
    private readonly TestProbe _strategy;
    private string _token = "good";

    public OrderClientSpecs()
        : base(ConfigurationFactory.ParseString("""akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit" """))
    {
        _door = CreateTestProbe("door");
        _strategy = CreateTestProbe("strategy");
    }

    [Fact]
    public void A_command_is_sent_again_under_its_id_until_it_is_answered_and_then_no_more()
    {
        var client = Connected();
        client.Tell(Place("a-1"));
        var first = Heard<DoorRequest.PlaceOrder>();
        (first.Account, first.Order, first.Token.Value).ShouldBe((_account, Place("a-1").Order, "good"));
        Pass(TimeSpan.FromSeconds(1));
        Heard<DoorRequest.PlaceOrder>().ShouldBe(first);
        Pass(TimeSpan.FromSeconds(1));
        Heard<DoorRequest.PlaceOrder>().ShouldBe(first);

        client.Tell(Taken(first));
        Told<OrderNotice.Answered>().Answer.ShouldBeOfType<DoorAnswer.Taken>().Order.ClientOrderId.ShouldBe(ClientOrderId.Parse("a-1"));
        client.Tell(Taken(first));
        Pass(TimeSpan.FromSeconds(2));
        Silent<DoorRequest.PlaceOrder>();
        NothingTold();
    }

    [Fact]
    public void Commands_about_one_order_wait_for_each_other_and_those_about_others_do_not()
    {
        var client = Connected();
        client.Tell(Place("a-1"));
        client.Tell(new OrderCommand.Cancel(ClientOrderId.Parse("a-1")));
        client.Tell(Place("b-1"));
        var place = Heard<DoorRequest.PlaceOrder>();
        Heard<DoorRequest.PlaceOrder>().Order.ClientOrderId.ShouldBe(ClientOrderId.Parse("b-1"));
        Silent<DoorRequest.CancelOrder>();

        client.Tell(Taken(place));
        Heard<DoorRequest.CancelOrder>().ClientOrderId.ShouldBe(ClientOrderId.Parse("a-1"));
    }

    [Fact]
    public void While_the_outcome_is_unknown_the_same_is_sent_again_and_a_refusal_ends_it()
    {
        var client = Connected();
        client.Tell(Place("a-1"));
        var first = Heard<DoorRequest.PlaceOrder>();
        client.Tell(Problem(first, 504, "outcome_unknown"));
        NothingTold();
        Pass(TimeSpan.FromSeconds(1));
        Heard<DoorRequest.PlaceOrder>().ShouldBe(first);
        client.Tell(Problem(first, 422, "refused_by_risk"));
        var answer = Told<OrderNotice.Answered>().Answer.ShouldBeOfType<DoorAnswer.Problem>();
        (answer.Code, answer.NothingChanged()).ShouldBe(("refused_by_risk", true));
        Pass(TimeSpan.FromSeconds(2));
        Silent<DoorRequest.PlaceOrder>();
    }

    [Fact]
    public void A_command_that_nobody_answers_is_given_up_and_names_the_instant_after_which_the_gateway_must_refuse_it()
    {
        var client = Connected();
        var now = Sys.Scheduler.Now;
        client.Tell(Place("a-1"));
        client.Tell(new OrderCommand.Cancel(ClientOrderId.Parse("a-1")));
        Heard<DoorRequest.PlaceOrder>().NotAfter.ShouldBe(now + TimeSpan.FromSeconds(30));
        Pass(TimeSpan.FromSeconds(30));
        Told<OrderNotice.Disconnected>();
        var lost = Told<OrderNotice.Unanswered>();
        (lost.Command, lost.WasSent).ShouldBe((Place("a-1"), true));
        Told<OrderNotice.Unanswered>().WasSent.ShouldBeFalse();
    }

    [Fact]
    public void Without_room_for_another_command_it_is_handed_back()
    {
        var client = Connected(o => o with { MostPending = 1 });
        client.Tell(Place("a-1"));
        client.Tell(Place("b-1"));
        Told<OrderNotice.Refused>().Command.ShouldBe(Place("b-1"));
    }

    [Fact]
    public void Each_report_comes_once_and_in_order_and_what_was_lost_is_asked_for()
    {
        var client = Connected(from: 10, out var subscription);
        client.Tell(Piece(subscription, 10, 12, 11, 12));
        client.Tell(Piece(subscription, 10, 12, 11, 12));
        Told<OrderNotice.Reported>().Report.SequenceNr.ShouldBe(11);
        Told<OrderNotice.Reported>().Report.SequenceNr.ShouldBe(12);

        client.Tell(Piece(subscription, 15, 16, 16));
        var again = Heard<DoorRequest.Subscribe>();
        (again.RequestId, again.After, again.Again).ShouldBe((subscription, 12, true));
        client.Tell(Piece(subscription, 16, 17, 17));
        Silent<DoorRequest.Subscribe>();
        client.Tell(Piece(subscription, 12, 17, 14, 16, 17));
        foreach (var number in new[] { 14, 16, 17 })
            Told<OrderNotice.Reported>().Report.SequenceNr.ShouldBe(number);
        NothingTold();
    }

    [Fact]
    public void Reports_of_another_subscription_are_nobodys()
    {
        var client = Connected(from: 10, out _);
        client.Tell(Piece(RequestId.Parse("guessed"), 10, 11, 11));
        client.Tell(new DoorNews.Ended(RequestId.Parse("guessed"), "too_slow", "x"));
        NothingTold();
    }

    [Fact]
    public void What_came_is_confirmed_and_the_lease_is_renewed_in_silence_too()
    {
        var client = Connected(from: 10, out var subscription);
        client.Tell(Piece(subscription, 10, 11, 11));
        Silent<DoorRequest.Subscribe>();
        Pass(_tick);
        Heard<DoorRequest.Subscribe>().After.ShouldBe(11);
        for (var n = 11; n < 15; n++)
            client.Tell(Piece(subscription, n, n + 1, n + 1));
        Heard<DoorRequest.Subscribe>().After.ShouldBe(15);
        Pass(TimeSpan.FromSeconds(3));
        Heard<DoorRequest.Subscribe>().ShouldSatisfyAllConditions(r => r.RequestId.ShouldBe(subscription), r => r.After.ShouldBe(15), r => r.Again.ShouldBeFalse());
    }

    [Fact]
    public void When_the_gateway_falls_silent_the_strategy_hears_it_and_after_it_is_back_nothing_is_missed()
    {
        var client = Connected(from: 10, out var subscription);
        client.Tell(Piece(subscription, 10, 11, 11));
        Told<OrderNotice.Reported>();
        Pass(TimeSpan.FromSeconds(10));
        Told<OrderNotice.Disconnected>().Reason.ShouldContain("not answered");
        Pass(TimeSpan.FromSeconds(5));
        NothingTold();

        var last = _door.ReceiveWhile(TimeSpan.FromMilliseconds(200), m => m as DoorRequest.Subscribe)[^1]!;
        (last.RequestId, last.After).ShouldBe((subscription, 11));
        client.Tell(new DoorAnswer.Subscribed(subscription, _account, 11, 30));
        Told<OrderNotice.Connected>().Position.ShouldBe(11);
        client.Tell(Piece(subscription, 11, 12, 12));
        Told<OrderNotice.Reported>().Report.SequenceNr.ShouldBe(12);
    }

    [Fact]
    public void A_wrong_token_is_told_once_and_a_right_one_is_taken_without_a_restart()
    {
        _token = "wrong";
        var client = Start();
        var refused = Heard<DoorRequest.Subscribe>();
        refused.Token.Value.ShouldBe("wrong");
        client.Tell(Problem(refused, 401, "unauthorized"));
        Told<OrderNotice.Disconnected>().Reason.ShouldStartWith("unauthorized");
        Pass(TimeSpan.FromSeconds(1));
        client.Tell(Problem(Heard<DoorRequest.Subscribe>(), 401, "unauthorized"));
        NothingTold();

        _token = "good";
        Pass(TimeSpan.FromSeconds(1));
        var asked = Heard<DoorRequest.Subscribe>();
        asked.Token.Value.ShouldBe("good");
        client.Tell(new DoorAnswer.Subscribed(asked.RequestId, _account, 0, 30));
        Told<OrderNotice.Connected>();
    }

    [Fact]
    public void A_token_that_cannot_be_read_sends_nothing()
    {
        var client = Start(o => o with { Token = () => throw new IOException("the file is gone") });
        Told<OrderNotice.Disconnected>().Reason.ShouldContain("the file is gone");
        client.Tell(Place("a-1"));
        Pass(TimeSpan.FromSeconds(2));
        _door.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_subscription_that_was_ended_is_begun_anew_after_the_last_number()
    {
        var client = Connected(from: 10, out var subscription);
        client.Tell(Piece(subscription, 10, 13, 13));
        Told<OrderNotice.Reported>();
        client.Tell(new DoorNews.Ended(subscription, "too_slow", "confirm what you have"));
        Told<OrderNotice.Disconnected>().Reason.ShouldStartWith("too_slow");
        Pass(TimeSpan.FromSeconds(1));
        var anew = Heard<DoorRequest.Subscribe>();
        anew.RequestId.ShouldNotBe(subscription);
        anew.After.ShouldBe(13);
    }

    [Fact]
    public void Whoever_knows_where_he_stood_goes_on_there_and_takes_his_leave_at_the_end()
    {
        var client = Start(o => o with { After = 7 });
        var asked = Heard<DoorRequest.Subscribe>();
        asked.After.ShouldBe(7);
        Sys.Stop(client);
        Heard<DoorRequest.Unsubscribe>().RequestId.ShouldBe(asked.RequestId);
    }

    private OrderClientOptions Options => new() { Door = _door.Ref.Path.ToStringWithoutAddress(), Token = () => new ApiToken(_token), Account = _account };

    private IActorRef Start(Func<OrderClientOptions, OrderClientOptions>? change = null)
    {
        var client = ActorOf(OrderClient.Props(change?.Invoke(Options) ?? Options, _strategy).WithDispatcher(CallingThreadDispatcher.Id));

        // An actor of the top is made by its guardian, on another thread: from here on it is there.
        client.Tell(new Identify(0), TestActor);
        ExpectMsg<ActorIdentity>(TimeSpan.FromSeconds(30));
        Pass(_tick);
        return client;
    }

    private IActorRef Connected(Func<OrderClientOptions, OrderClientOptions>? change = null) => Connected(0, out _, change);

    private IActorRef Connected(long from, out RequestId subscription, Func<OrderClientOptions, OrderClientOptions>? change = null)
    {
        var client = Start(change);
        var asked = Heard<DoorRequest.Subscribe>();
        asked.After.ShouldBeNull();
        subscription = asked.RequestId;
        client.Tell(new DoorAnswer.Subscribed(subscription, _account, from, 30));
        Told<OrderNotice.Connected>().Position.ShouldBe(from);
        return client;
    }

    /// <summary>Time passes, tick by tick.</summary>
    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += _tick)
            ((TestScheduler)Sys.Scheduler).Advance(_tick);
    }

    private T Heard<T>() => (T)_door.FishForMessage(m => m is T, TimeSpan.FromSeconds(10));

    private void Silent<T>() => _door.ReceiveWhile(TimeSpan.FromMilliseconds(50), m => m).OfType<T>().ShouldBeEmpty();

    private T Told<T>() => _strategy.ExpectMsg<T>(TimeSpan.FromSeconds(10));

    private void NothingTold() => _strategy.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

    private static OrderCommand.Place Place(string id) => new(OrdersSerializerSpecs.Order(id).Order);

    private static DoorAnswer.Taken Taken(DoorRequest.PlaceOrder request) => new(request.RequestId, ViewOf(request.Order), false);

    internal static OrderView ViewOf(OrderSpec order) => new(
        order.ClientOrderId, _account, order.Symbol, order.Side, order.OrderType, order.TimeInForce, order.Mode, order.Quantity, order.Price, OrderStatus.PendingNew,
        0, order.Quantity, 0, 0, null, false, UserId.Parse("kim"), null, [], null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    private static DoorAnswer.Problem Problem(DoorRequest request, int status, string code) => new(request.RequestId, status, code, "…", [], [], null, false, null);

    private static DoorNews.Reports Piece(RequestId subscription, long after, long upTo, params long[] numbers) => new(
        subscription, _account, after, upTo,
        [.. numbers.Select(n => ExecutionReport.Of(new JournaledEvent(n, DateTimeOffset.UnixEpoch, new Cause(CommandId.Parse("c")), new OrderInDoubt(ClientOrderId.Parse("a-1"), "x")))!)]);
}
