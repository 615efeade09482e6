using System.Net.WebSockets;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;
using Kiwoom.Specs.Postgres;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>A change in the real tables acts on the next request, the next action and the open sockets.</summary>
[Trait("Category", "Process")]
public sealed class LivePermissionSpecs
{
    private static readonly string _account = GatewayRig.Account.Value;
    private static readonly string _other = GatewayRig.Other.Value;

    [Fact]
    public async Task A_grant_a_lower_level_and_a_revocation_act_at_once()
    {
        await using var rig = await PermissionDatabase.Start();
        var (user, token) = await rig.AddUser();
        (await rig.Place(token, "a-1", _account)).Status.ShouldBe(403, "nobody has granted anything yet");

        await rig.Run("INSERT INTO public.trading_permissions (user_id, level) VALUES ($1, 'paper_trader')", user);
        await rig.Run("INSERT INTO public.account_members (user_id, account) VALUES ($1, $2)", user, _account);
        await ProjectUsers.Until(async () => (await rig.Place(token, "a-1", _account)).Status == 201);

        var (socket, reader) = await rig.Gateway.Connect(token, user.ToString());
        using var open = socket;
        await reader.Next("balance");
        (await reader.Ask("""{"action":"place_order","params":{"client_order_id":"a-2","symbol":"005930","side":"buy","quantity":1,"order_type":"market"}}""")).GetProperty("status").GetInt32().ShouldBe(201);

        await rig.Run("UPDATE public.trading_permissions SET level = 'viewer' WHERE user_id = $1", user);
        await ProjectUsers.Until(async () => (await rig.Place(token, "a-1", _account)).Status == 403);

        // He is told of his level when the gateway looks again, before or after its answer.
        await reader.Send("""{"action":"place_order","params":{"client_order_id":"a-3","symbol":"005930","side":"buy","quantity":1,"order_type":"market"}}""");
        var told = await reader.NextOfEach("answer", "session");
        var refused = told["answer"];
        (refused.GetProperty("status").GetInt32(), refused.GetProperty("data").GetProperty("detail").GetString()!.Contains("you have viewer", StringComparison.Ordinal)).ShouldBe((403, true));
        told["session"].GetProperty("data").GetProperty("level").GetString().ShouldBe("viewer", "he is told, and goes on watching");

        await rig.Run("DELETE FROM public.trading_permissions WHERE user_id = $1", user);
        (await reader.End()).ShouldBe(WebSocketCloseStatus.PolicyViolation);
        socket.CloseStatusDescription.ShouldBe("your permission has ended");
        using var client = rig.Gateway.Client(token);
        await GatewayRig.Problem(await client.GetAsync("/api/session"), 403, "forbidden");
        rig.Gateway.Accounts.Commands.OfType<PlaceOrder>().ShouldNotContain(o => o.Order.ClientOrderId.Value == "a-3");
    }

    [Fact]
    public async Task Losing_an_account_ends_what_is_told_of_it_and_others_are_left_alone()
    {
        await using var rig = await PermissionDatabase.Start();
        var (user, token) = await rig.AddTrader("real_trader", _account, _other);
        var (friend, theirs) = await rig.AddTrader("viewer", _account);
        var (socket, reader) = await rig.Gateway.Connect(token, user.ToString());
        var (untouched, watching) = await rig.Gateway.Connect(theirs, friend.ToString());
        using var one = socket;
        using var two = untouched;
        await reader.Next("balance");
        await reader.Next("balance");
        await watching.Next("balance");

        await rig.Run("DELETE FROM public.account_members WHERE user_id = $1 AND account = $2", user, _other);
        (await reader.End()).ShouldBe(WebSocketCloseStatus.PolicyViolation);
        socket.CloseStatusDescription!.ShouldContain(_other);
        (await rig.Place(token, "a-1", _other)).Status.ShouldBe(403);
        (await rig.Place(token, "a-1", _account)).Status.ShouldBe(201);
        (await watching.Ask("""{"action":"ping"}""")).GetProperty("status").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task A_permission_ends_at_its_instant()
    {
        await using var rig = await PermissionDatabase.Start(options: new ApiOptions { SocketRecheck = TimeSpan.FromSeconds(2) });
        var (user, token) = await rig.AddTrader("paper_trader", _account);
        await rig.Run("UPDATE public.trading_permissions SET valid_until = now() + interval '5 minutes' WHERE user_id = $1", user);
        await ProjectUsers.Until(() => Task.FromResult(rig.Users.Users.Permissions.Standing.List!.Grants.Values.Single().ValidUntil is not null));
        (await rig.Place(token, "a-1", _account)).Status.ShouldBe(201);
        var (socket, reader) = await rig.Gateway.Connect(token, user.ToString());
        using var open = socket;
        await reader.Next("balance");
        rig.Users.Clock.Advance(TimeSpan.FromMinutes(5));
        await reader.Send("""{"action":"place_order","params":{"client_order_id":"a-9","symbol":"005930","side":"buy","quantity":1,"order_type":"market"}}""");
        var refused = await rig.Place(token, "a-2", _account);
        (refused.Status, refused.Body.Contains("Your permission ended at", StringComparison.Ordinal)).ShouldBe((403, true), refused.Body);
        (await reader.End()).ShouldBe(WebSocketCloseStatus.PolicyViolation);
        rig.Gateway.Accounts.Commands.OfType<PlaceOrder>().ShouldNotContain(o => o.Order.ClientOrderId.Value == "a-9", "it was asked for before the socket was looked at again");
        await rig.Run("UPDATE public.trading_permissions SET valid_until = 'infinity' WHERE user_id = $1", user);
        await ProjectUsers.Until(async () => (await rig.Place(token, "a-3", _account)).Status == 201);
    }

    [Fact]
    public async Task Without_the_database_it_closes_after_the_bound_and_opens_again_with_what_holds_then()
    {
        await using var server = await PostgresServer.Start();
        await using var rig = await PermissionDatabase.Start(server);
        var (user, token) = await rig.AddTrader("paper_trader", _account);
        var (gone, revoked) = await rig.AddTrader("paper_trader", _account);
        var (socket, reader) = await rig.Gateway.Connect(token, user.ToString());
        using var open = socket;
        await server.Stop("KILL");
        rig.Users.Clock.Advance(TimeSpan.FromSeconds(300));
        (await rig.Place(token, "a-1", _account)).Status.ShouldBe(201, "a short break stops nobody");

        rig.Users.Clock.Advance(TimeSpan.FromSeconds(301));
        var closed = await rig.Place(token, "a-2", _account);
        (closed.Status, closed.Body.Contains("permissions_unavailable", StringComparison.Ordinal)).ShouldBe((503, true), closed.Body);
        ((int?)await reader.End()).ShouldBe(4503);
        (await rig.Place(rig.Gateway.Token(), "a-3", _account)).Status.ShouldBe(201, "the gateway's own tokens do not depend on it");

        await server.Resume();
        await rig.Run("DELETE FROM public.trading_permissions WHERE user_id = $1", gone);
        await ProjectUsers.Until(async () => (await rig.Place(token, "a-4", _account)).Status == 201);
        await ProjectUsers.Until(async () => (await rig.Place(revoked, "a-5", _account)).Status == 403);
    }

    [Fact]
    public async Task A_change_while_the_connection_was_cut_is_seen_with_the_next_one()
    {
        await using var rig = await PermissionDatabase.Start();
        var (user, token) = await rig.AddTrader("paper_trader", _account);
        await rig.Run(
            """
            ALTER TABLE public.trading_permissions DISABLE TRIGGER USER;
            DELETE FROM public.trading_permissions;
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'kiwoom-gateway permissions';
            """);
        await ProjectUsers.Until(async () => await rig.Users.Check(token) is TokenCheck.Denied);
    }

    [Fact]
    public async Task A_strategy_places_nothing_for_an_owner_who_may_no_longer()
    {
        await using var rig = await PermissionDatabase.Start();
        var (user, _) = await rig.AddTrader("real_trader", _account);
        var strategy = StrategyOwners.Strategy(user.ToString(), TradingMode.Real);
        rig.Users.Users.CallerOf(strategy).ShouldBe(new Caller(strategy.Owner, PermissionLevel.RealTrader, strategy.Id));
        await rig.Run("UPDATE public.trading_permissions SET level = 'paper_trader' WHERE user_id = $1", user);
        await ProjectUsers.Until(() => Task.FromResult(rig.Users.Users.CallerOf(strategy).Refusal?.Contains("PaperTrader now", StringComparison.Ordinal) == true));
        rig.Users.Users.CallerOf(StrategyOwners.Strategy(user.ToString(), TradingMode.Paper)).Refusal.ShouldBeNull();
        await rig.Run("DELETE FROM public.account_members WHERE user_id = $1", user);
        await ProjectUsers.Until(() => Task.FromResult(rig.Users.Users.CallerOf(strategy).Refusal?.Contains("no member", StringComparison.Ordinal) == true));
        await rig.Run("DELETE FROM public.trading_permissions WHERE user_id = $1", user);
        await ProjectUsers.Until(() => Task.FromResult(rig.Users.Users.CallerOf(strategy).Refusal?.Contains("no permission any more", StringComparison.Ordinal) == true));
        rig.Users.Clock.Advance(TimeSpan.FromMinutes(11));
        rig.Users.Users.CallerOf(strategy).Refusal.ShouldNotBeNull();
        rig.Users.Users.CallerOf(StrategyOwners.Strategy("kim", TradingMode.Paper)).Refusal.ShouldBeNull("a local user's strategies do not depend on it");
    }
}
