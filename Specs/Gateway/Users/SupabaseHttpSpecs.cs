using System.Net;
using System.Net.WebSockets;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>Supabase users at the gateway's own door, beside the gateway's own tokens; permissions through REST.</summary>
public sealed class SupabaseHttpSpecs : IAsyncLifetime
{
    private const string Order = """{"client_order_id":"a-1","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000}""";
    private ProjectUsers _users = null!;
    private GatewayRig _gateway = null!;

    private SupabaseProject Project => _users.Project;

    public async Task InitializeAsync()
    {
        _users = await ProjectUsers.Start();
        _gateway = await GatewayRig.Start(supabase: _users.Users);
        _gateway.Accounts.Existing.Add(GatewayRig.Other);
        await _users.Good(Project.Token(ProjectUsers.Kim));
    }

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _users.DisposeAsync();
    }

    [Fact]
    public async Task A_user_trades_in_his_accounts_under_his_own_name()
    {
        using var client = _gateway.Client(Project.Token(ProjectUsers.Kim));
        using var placed = await client.PostAsync("/api/orders", GatewayRig.Json(Order));
        placed.StatusCode.ShouldBe(HttpStatusCode.Created, await placed.Content.ReadAsStringAsync());
        var command = _gateway.Accounts.Commands.ShouldHaveSingleItem().ShouldBeOfType<PlaceOrder>();
        command.Caller.ShouldBe(new Caller(Kiwoom.Actors.Identity.UserId.Parse(ProjectUsers.Kim.ToString()), PermissionLevel.RealTrader));
        command.Account.ShouldBe(GatewayRig.Account, "the only one he is a member of");

        using var session = await client.GetAsync("/api/session");
        (await GatewayRig.Body(session)).GetProperty("accounts").EnumerateArray().Select(a => a.GetString()).ShouldBe([GatewayRig.Account.Value]);
        using var other = await client.GetAsync($"/api/balance?account_no={GatewayRig.Other}");
        (await GatewayRig.Problem(other, 403, "forbidden")).GetProperty("detail").GetString()!.ShouldContain("no member");
        using var stream = await client.GetAsync("/api/journal?stream=account-8012345711");
        await GatewayRig.Problem(stream, 403, "forbidden");
    }

    [Fact]
    public async Task An_admin_uses_every_account_and_sees_what_others_may()
    {
        var admin = Guid.NewGuid();
        Project.Permissions = [.. Project.Permissions, (admin, "admin", null)];
        using var client = _gateway.Client(Project.Token(admin));
        await ProjectUsers.Until(async () => (await client.GetAsync("/api/session")).StatusCode == HttpStatusCode.OK);
        (await client.GetAsync($"/api/balance?account_no={GatewayRig.Other}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var listed = await client.GetAsync("/api/permissions");
        var body = await GatewayRig.Body(listed);
        body.GetProperty("usable").GetBoolean().ShouldBeTrue();
        body.GetProperty("users").EnumerateArray().Select(u => u.GetProperty("level").GetString()).ShouldBe(["real_trader", "admin"], ignoreOrder: true);
        using var kim = _gateway.Client(Project.Token(ProjectUsers.Kim));
        await GatewayRig.Problem(await kim.GetAsync("/api/permissions"), 403, "forbidden");
    }

    [Fact]
    public async Task What_opens_nothing_is_answered_as_every_other_problem()
    {
        var claims = Project.Claims(ProjectUsers.Kim);
        claims["role"] = "service_role";
        using (var client = _gateway.Client(SupabaseProject.Sign(Project.Ec, claims)))
        using (var response = await client.PostAsync("/api/orders", GatewayRig.Json(Order)))
        {
            await GatewayRig.Problem(response, 401, "unauthorized");
            response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        }

        var stranger = Project.Token(Guid.NewGuid());
        using (var client = _gateway.Client(stranger))
        using (var response = await client.PostAsync("/api/orders", GatewayRig.Json(Order)))
            (await GatewayRig.Problem(response, 403, "forbidden")).GetProperty("detail").GetString()!.ShouldContain("trading_permissions");

        var loner = Guid.NewGuid();
        Project.Permissions = [.. Project.Permissions, (loner, "admin", "2020-01-01T00:00:00+00:00"), (Guid.Parse("00000000-0000-0000-0000-000000000001"), "paper_trader", null)];
        (await _users.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        using (var client = _gateway.Client(Project.Token(loner)))
            (await GatewayRig.Problem(await client.GetAsync("/api/session"), 403, "forbidden")).GetProperty("detail").GetString()!.ShouldContain("ended at 2020-01-01");
        using (var client = _gateway.Client(Project.Token(Guid.Parse("00000000-0000-0000-0000-000000000001"))))
            (await GatewayRig.Problem(await client.PostAsync("/api/orders", GatewayRig.Json(Order)), 403, "forbidden")).GetProperty("detail").GetString()!.ShouldContain("account_members");

        await Should.ThrowAsync<WebSocketException>(() => _gateway.Connect(stranger, "kim"));
        _gateway.Accounts.Commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_gateways_own_tokens_go_on_whatever_becomes_of_the_project()
    {
        using var own = _gateway.Client(PermissionLevel.PaperTrader);
        (await own.GetAsync("/api/session")).StatusCode.ShouldBe(HttpStatusCode.OK);
        Project.RestInstead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        using var kim = _gateway.Client(Project.Token(ProjectUsers.Kim, now: DateTimeOffset.UtcNow + TimeSpan.FromMinutes(10)));
        (await _users.Users.Refresh(CancellationToken.None)).ShouldBeFalse();
        _users.Clock.Advance(TimeSpan.FromMinutes(11));
        (await GatewayRig.Problem(await kim.GetAsync("/api/session"), 503, "permissions_unavailable")).GetProperty("detail").GetString()!.ShouldContain("could not be read since");
        using var placed = await own.PostAsync($"/api/orders", GatewayRig.Json(Order.Replace("{", $$"""{"account_no":"{{GatewayRig.Account}}",""", StringComparison.Ordinal)));
        placed.StatusCode.ShouldBe(HttpStatusCode.Created);

        // By a key that the own issuer does not have, although the project has it, and the reverse.
        var claims = Project.Claims(ProjectUsers.Kim);
        (claims["iss"], claims["aud"]) = ("kiwoom-gateway", "kiwoom-gateway");
        (claims["level"], claims["jti"]) = ("Admin", "x");
        using var forged = _gateway.Client(SupabaseProject.Sign(Project.Ec, claims));
        await GatewayRig.Problem(await forged.GetAsync("/api/session"), 401, "unauthorized");
    }

    [Fact]
    public async Task Without_a_project_its_tokens_are_foreign_and_there_is_nothing_to_list()
    {
        await using var alone = await GatewayRig.Start();
        using var client = alone.Client(Project.Token(ProjectUsers.Kim));
        await GatewayRig.Problem(await client.GetAsync("/api/session"), 401, "unauthorized");
        using var admin = alone.Client(PermissionLevel.Admin);
        await GatewayRig.Problem(await admin.GetAsync("/api/permissions"), 404, "not_found");
        await GatewayRig.Problem(await admin.PostAsync("/api/permissions/refresh", null), 404, "not_found");
    }

    [Fact]
    public async Task A_table_is_read_to_its_end_and_rows_that_make_no_sense_give_nothing()
    {
        var (last, strange) = (Guid.NewGuid(), Guid.NewGuid());
        Project.MostRows = 2;
        Project.Permissions = [.. Project.Permissions, (strange, "king", null), .. Enumerable.Range(0, 6).Select(_ => (Guid.NewGuid(), "viewer", (string?)null)), (last, "viewer", "infinity")];
        Project.Members = [.. Project.Members, (last, "12"), (last, "8000000001"), (last, "8000000002")];
        (await _users.Users.Refresh(CancellationToken.None)).ShouldBeTrue();
        var grants = _users.Users.Permissions.Standing.List.ShouldNotBeNull();
        grants.Grants.Count.ShouldBe(8);
        grants.Grants[Kiwoom.Actors.Identity.UserId.Parse(last.ToString())].Accounts.Select(a => a.Value).ShouldBe(["8000000001", "8000000002"]);
        grants.PassedOver.Count.ShouldBe(2);
        (await _users.Check(Project.Token(strange))).ShouldBeOfType<Kiwoom.Gateway.Security.TokenCheck.Denied>();
    }
}
