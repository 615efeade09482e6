using Akka.Actor;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;
using Kiwoom.OnAkka.Orders;
using IActorEngine = Kiwoom.Actors.Runtime.IActorEngine;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>The door through which strategies of other processes trade: takes <see cref="DoorRequest"/>s, does them as HTTP does, and answers
/// to their senders.</summary>
/// <remarks>Every request shows a token, which is verified for it; who sent it comes from that alone. What is no request, and what nobody could be answered about, is
/// dropped. It never waits for anything, and what it holds has a bound.</remarks>
internal sealed class OrderDoor : UntypedActor
{
    private readonly ApiServices _services;
    private readonly OrderDoorOptions _options;
    private readonly RequestGate _gate;
    private readonly DoorDesk _desk;
    private readonly AnswerMemory _answers;
    private readonly RequestLanes _lanes;
    private readonly ReportFeed _feed;
    private readonly Dictionary<SubscriptionKey, Following> _subscriptions = [];

    public OrderDoor(ApiServices services, IActorEngine engine, OrderDoorOptions options, ILogger logger)
    {
        (_services, _options) = (services, options);
        _gate = new RequestGate(services);
        _desk = new DoorDesk(services, logger);
        _answers = new AnswerMemory(options.Remembered);
        _lanes = new RequestLanes(options);
        var self = Self;
        _feed = new ReportFeed(engine, options.FreshEvents, account => self.Tell(new Fresh(account)));
    }

    protected override void PostStop() => _feed.Dispose();

    // A subscription that met a bug ends, and its subscriber begins another: a restarted one would begin where this one had.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DoorRequest request when !Sender.IsNobody() && !Sender.Equals(Context.System.DeadLetters):
                Arrive(new Arrival(request, Sender));
                break;
            case Admitted admitted:
                Serve(admitted);
                break;
            case Done done:
                _answers.End(done.User, done.Arrival.Request, done.Answer);
                done.Arrival.Sender.Tell(done.Answer, Self);
                break;
            case Fresh { Account: var account } when _feed.Take(account) is { } piece:
                foreach (var following in _subscriptions.Values.Where(f => f.Account == account))
                    following.Child.Tell(piece);
                break;
            case Fresh:
                break;
            case Terminated ended:
                Forget(ended.ActorRef);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Arrive(Arrival arrival)
    {
        if (_lanes.TryAdd(arrival))
            Verify();
        else
            arrival.Sender.Tell(DoorAnswers.Problem(arrival.Request.RequestId, Problems.TooMany("Too many requests wait at the orders door. Nothing was changed.")), Self);
    }

    private void Verify()
    {
        while (_lanes.Next() is { } arrival)
        {
            var (kind, least) = DoorDesk.Needs(arrival.Request);
            _gate.Admit(arrival.Request.Token.Value, kind, least).PipeTo(
                Self,
                success: found => new Admitted(arrival, found.Principal, found.Refusal),
                failure: fault => new Admitted(arrival, null, Problems.Of(fault, changes: false, "orders")));
        }
    }

    private void Serve(Admitted admitted)
    {
        var (arrival, principal, refusal) = admitted;
        _lanes.Verified(arrival);
        if (refusal is not null)
            arrival.Sender.Tell(DoorAnswers.Problem(arrival.Request.RequestId, refusal), Self);
        else if (arrival.Request is DoorRequest.Subscribe subscribe)
            Subscribe(new Renewal(subscribe, principal!, arrival.Sender));
        else if (arrival.Request is DoorRequest.Unsubscribe unsubscribe)
            Unsubscribe(arrival.Sender, unsubscribe, principal!);
        else
            Do(arrival, principal!);
        Verify();
    }

    private void Do(Arrival arrival, Principal principal)
    {
        var user = principal.Caller.User;
        if (DoorDesk.Changes(arrival.Request) && !_answers.TryBegin(user, arrival.Request, out var answer))
        {
            // Under way: its answer goes to whoever sent it first, and who sends it once more then gets it from memory.
            if (answer is not null)
                arrival.Sender.Tell(answer, Self);
            return;
        }

        _desk.Handle(principal, arrival.Request).PipeTo(Self, success: done => new Done(arrival, user, done));
    }

    private void Subscribe(Renewal renewal)
    {
        var (request, principal, subscriber) = renewal;
        var user = principal.Caller.User;
        var key = new SubscriptionKey(user, request.RequestId);
        if (_subscriptions.TryGetValue(key, out var running))
        {
            running.Child.Tell(renewal);
            return;
        }

        var (account, problem) = AccountChoice.Pick(principal, _services.Accounts, request.Account);
        problem ??= request.After < 0 ? Problems.Malformed("after", "numbers of a stream begin at 1; 0 is before all of them") : TooMany(user);
        if (problem is not null)
        {
            subscriber.Tell(DoorAnswers.Problem(request.RequestId, problem), Self);
            return;
        }

        // Before the child asks where the stream ends, so that nothing falls between.
        _feed.Follow(account);
        var child = Context.ActorOf(Props.Create(() => new ReportSubscription(_services, _options, account, renewal)));
        Context.Watch(child);
        _subscriptions.Add(key, new Following(account, child));
    }

    private ApiAnswer? TooMany(UserId user) =>
        _subscriptions.Count >= _options.MostSubscriptions ? Problems.TooMany($"{_options.MostSubscriptions} subscriptions are open. Try again later.")
        : _subscriptions.Keys.Count(k => k.User == user) >= _options.SubscriptionsPerUser
            ? Problems.TooMany($"A user may have {_options.SubscriptionsPerUser} subscriptions; one that is not renewed ends after {_options.Lease.TotalSeconds:0} seconds.")
        : null;

    private void Unsubscribe(IActorRef sender, DoorRequest.Unsubscribe request, Principal principal)
    {
        if (_subscriptions.TryGetValue(new SubscriptionKey(principal.Caller.User, request.RequestId), out var running))
            Context.Stop(running.Child);
        sender.Tell(new DoorAnswer.Unsubscribed(request.RequestId), Self);
    }

    private void Forget(IActorRef child)
    {
        foreach (var (key, following) in _subscriptions.Where(s => s.Value.Child.Equals(child)).ToArray())
        {
            _subscriptions.Remove(key);
            if (_subscriptions.Values.All(f => f.Account != following.Account))
                _feed.Forget(following.Account);
        }
    }

    /// <summary>A token was verified.</summary>
    private sealed record Admitted(Arrival Arrival, Principal? Principal, ApiAnswer? Refusal);

    /// <summary>A request was done.</summary>
    private sealed record Done(Arrival Arrival, UserId User, DoorAnswer Answer);

    /// <summary>An account has new events.</summary>
    private sealed record Fresh(AccountNo Account);

    private sealed record Following(AccountNo Account, IActorRef Child);
}
