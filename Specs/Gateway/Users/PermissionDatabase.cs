using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Specs.Postgres;
using Kiwoom.Specs.Supabase;
using Npgsql;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>The real tables in a real PostgreSQL, with a gateway that listens to them.</summary>
internal sealed class PermissionDatabase : IAsyncDisposable
{
    private readonly string _superuser;

    private PermissionDatabase(string superuser, ProjectUsers users, GatewayRig gateway) => (_superuser, Users, Gateway) = (superuser, users, gateway);

    public ProjectUsers Users { get; }

    public GatewayRig Gateway { get; }

    /// <summary>A gateway on a database of its own. It looks again by itself only after 100 s: what a spec sees sooner, a notification brought.</summary>
    /// <param name="server">The server; the shared one where left out.</param>
    /// <param name="options">Of the HTTP side; the rig's where left out.</param>
    public static async Task<PermissionDatabase> Start(PostgresServer? server = null, ApiOptions? options = null)
    {
        string superuser, gateway;
        if (server is null)
        {
            var database = await SupabaseDatabase.Create();
            (superuser, gateway) = (database.Superuser, database.Mirror);
        }
        else
        {
            superuser = await server.NewDatabase();
            await SupabaseDatabase.Apply(superuser, [SupabaseFiles.PlainPostgres, .. SupabaseFiles.Migrations]);
            var name = new NpgsqlConnectionStringBuilder(superuser).Database!;
            await server.Run(name, $"ALTER ROLE kiwoom_mirror LOGIN PASSWORD '{SupabaseDatabase.RolePassword}'");
            gateway = server.ConnectionTo(name, "kiwoom_mirror", SupabaseDatabase.RolePassword);
        }

        var users = await ProjectUsers.Start(permissions: new SupabasePermissionSettings { PostgresFile = "postgres.txt", ClosedAfterSeconds = 600 }, connection: gateway);
        var rig = new PermissionDatabase(superuser, users, await GatewayRig.Start(options, users.Users));
        rig.Gateway.Accounts.Existing.Add(GatewayRig.Other);
        await ProjectUsers.Until(() => Task.FromResult(users.Users.Permissions.Standing.IsUsable && users.Users.KeysAsOf is not null));
        return rig;
    }

    public async Task Run(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_superuser) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = SupabaseDatabase.CommandOf(connection, sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Adds somebody who can sign in and gives his token.</summary>
    public async Task<(Guid User, string Token)> AddUser(string? level = null, params string[] accounts)
    {
        var user = Guid.NewGuid();
        await Run("INSERT INTO auth.users (id, email) VALUES ($1, $2)", user, $"{user:N}@example.test");
        if (level is not null)
            await Run("INSERT INTO public.trading_permissions (user_id, level) VALUES ($1, $2)", user, level);
        foreach (var account in accounts)
            await Run("INSERT INTO public.account_members (user_id, account) VALUES ($1, $2)", user, account);
        return (user, Users.Project.Token(user));
    }

    /// <summary>Adds a user and waits until the gateway knows him.</summary>
    public async Task<(Guid User, string Token)> AddTrader(string level, params string[] accounts)
    {
        var (user, token) = await AddUser(level, accounts);
        await ProjectUsers.Until(() => Task.FromResult(
            Users.Users.Permissions.Standing.List!.Grants.TryGetValue(Kiwoom.Actors.Identity.UserId.Parse(user.ToString()), out var grant) && grant.Accounts.Count == accounts.Length));
        return (user, token);
    }

    /// <summary>Places an order with a token, and gives the status.</summary>
    public async Task<(int Status, string Body)> Place(string token, string id, string account)
    {
        using var client = Gateway.Client(token);
        using var response = await client.PostAsync("/api/orders", GatewayRig.Json(
            $$"""{"client_order_id":"{{id}}","account_no":"{{account}}","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000}"""));
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await Users.DisposeAsync();
    }
}
