using System.Net.Http.Headers;
using System.Text;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Benchmarks.Pressure;

/// <summary>A hundred thousand orders in a burst: most from a strategy inside the gateway that has run away, the rest through HTTP. The orders
/// are far too large, so that those that get in are refused by the risk checks and use none of the account's rates.</summary>
/// <param name="rig">The gateway.</param>
/// <param name="account">Whose mailbox is flooded.</param>
/// <param name="name">Unique; begins the orders' ids.</param>
/// <param name="tokens">For the HTTP clients, one each.</param>
internal sealed class OrderFlood(OrderPathRig rig, AccountNo account, string name, IReadOnlyList<string> tokens)
{
    internal const int FromInside = 80_000;
    internal const int FromHttp = 20_000;
    private const int TooMany = 10_000_000;
    private const int AtOnce = 500;
    private int _inside;
    private int _overloaded;
    private int _overHttp;

    /// <summary>Orders that were answered so far, and those of them that were refused because too many came.</summary>
    internal (int Answered, int Refused) Answers => (Volatile.Read(ref _inside) + Volatile.Read(ref _overHttp), Volatile.Read(ref _overloaded));

    /// <summary>Ends when every order is answered.</summary>
    internal async Task Run()
    {
        rig.Node.Engine.Spawn(new ActorPath($"/floods/{name}"), () => new Runaway(this, rig, account, name)).Tell(AtOnce);
        await Task.WhenAll(tokens.Select((token, n) => Post(token, n)));
        while (Volatile.Read(ref _inside) < FromInside)
            await Task.Delay(1);
    }

    private async Task Post(string token, int client)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{rig.Node.Port}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        for (var i = 0; i < FromHttp / tokens.Count; i++)
        {
            using var body = new StringContent(
                $$"""{"client_order_id":"{{name}}-h{{client}}-{{i}}","account_no":"{{account}}","symbol":"005930","side":"buy","quantity":{{TooMany}},"order_type":"limit","price":{{rig.Resting}}}""",
                Encoding.UTF8,
                "application/json");
            using var answer = await http.PostAsync(new Uri("/api/orders", UriKind.Relative), body);
            Interlocked.Increment(ref _overHttp);
            if ((int)answer.StatusCode is 429 or 503)
                Interlocked.Increment(ref _overloaded);
            else if ((int)answer.StatusCode != 422)
                throw new InvalidOperationException($"an order of the flood was answered with {answer.StatusCode}");
        }
    }

    private sealed class Runaway(OrderFlood flood, OrderPathRig rig, AccountNo account, string name) : Actor
    {
        private readonly Caller _caller = new(UserId.Parse("runaway"), PermissionLevel.PaperTrader, StrategyId.Parse("runaway"));
        private int _sent;

        protected override void Receive(object message, IActorContext context)
        {
            if (message is not int)
            {
                Interlocked.Increment(ref flood._inside);
                if (message is Fault { Error: OverloadedException } or OrderAnswer.RefusedUnrecorded)
                    Interlocked.Increment(ref flood._overloaded);
                return;
            }

            for (var i = 0; i < AtOnce && _sent < FromInside; i++)
            {
                var id = $"{name}-{++_sent}";
                context.Resolve(AccountBehaviour.PathOf(account)).Tell(
                    new PlaceOrder(new Cause(CommandId.Parse(id), _caller.User, _caller.Strategy), _caller, account, OrderPathRig.Spec(id, TooMany, rig.Resting)),
                    context.Self);
            }

            if (_sent < FromInside)
                context.Self.Tell(message);
        }
    }
}
