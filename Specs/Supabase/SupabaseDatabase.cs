using System.Text.Json;
using Kiwoom.Specs.Postgres;
using Npgsql;

namespace Kiwoom.Specs.Supabase;

/// <summary>A database on the shared server with everything that the migrations make, and no rows. The roles may log in with <see cref="RolePassword"/>.</summary>
public sealed class SupabaseDatabase : IAsyncDisposable
{
    /// <summary>Password of the roles <c>kiwoom_mirror</c> and <c>authenticator</c>.</summary>
    public const string RolePassword = "specs-only-role";

    private static readonly Lazy<Task<string>> _template = new(MakeTemplate);
    private static int _databases;
    private readonly PostgresServer _server;
    private readonly string _name;

    private SupabaseDatabase(PostgresServer server, string name) => (_server, _name) = (server, name);

    /// <summary>The superuser's connection string.</summary>
    public string Superuser => Pooled(_server.ConnectionTo(_name));

    /// <summary>The connection string of a gateway that mirrors directly.</summary>
    public string Mirror => Pooled(_server.ConnectionTo(_name, "kiwoom_mirror", RolePassword));

    /// <summary>PostgREST's address of the database.</summary>
    public string AuthenticatorUri => $"postgres://authenticator:{RolePassword}@127.0.0.1:{_server.Port}/{_name}";

    /// <summary>Makes a database of its own.</summary>
    public static async Task<SupabaseDatabase> Create()
    {
        var template = await _template.Value;
        var server = await PostgresServer.Shared;
        var name = $"supabase_{Interlocked.Increment(ref _databases)}_{Guid.NewGuid():N}";
        await server.Run("postgres", $"CREATE DATABASE {name} TEMPLATE {template}");
        return new SupabaseDatabase(server, name);
    }

    /// <summary>A database on the shared server that was made otherwise.</summary>
    public static async Task<SupabaseDatabase> At(string connectionString) =>
        new(await PostgresServer.Shared, new NpgsqlConnectionStringBuilder(connectionString).Database!);

    /// <summary>Runs files, each in a transaction of its own.</summary>
    public static async Task Apply(string connectionString, params IEnumerable<string> files)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
        foreach (var file in files)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(file), connection, transaction);
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }
    }

    /// <summary>Opens a connection of the superuser.</summary>
    public Task<NpgsqlConnection> Open() => Opened(Superuser);

    /// <summary>Opens a connection that stands where PostgREST's stands when it runs a user's query: the role taken on, the claims set.</summary>
    public async Task<NpgsqlConnection> OpenAs(Guid user)
    {
        var connection = await Open();
        await using var command = new NpgsqlCommand("SELECT set_config('role', 'authenticated', false), set_config('request.jwt.claims', $1, false)", connection)
        {
            Parameters = { new() { Value = JsonSerializer.Serialize(new { sub = user, role = "authenticated" }) } },
        };
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Runs a statement as the superuser; parameters are <c>$1</c>, <c>$2</c> ….</summary>
    public async Task Run(string sql, params object[] parameters)
    {
        await using var connection = await Open();
        await using var command = CommandOf(connection, sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first columns of all rows, asked as the superuser.</summary>
    public async Task<List<T>> All<T>(string sql, params object[] parameters)
    {
        await using var connection = await Open();
        return await All<T>(connection, sql, parameters);
    }

    /// <summary>The first columns of all rows.</summary>
    public static async Task<List<T>> All<T>(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var command = CommandOf(connection, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await reader.ReadAsync())
            all.Add(await reader.GetFieldValueAsync<T>(0));
        return all;
    }

    /// <summary>The first column of the only row, asked as the superuser.</summary>
    public async Task<T> One<T>(string sql, params object[] parameters) => (await All<T>(sql, parameters)).Single();

    /// <summary>Adds somebody who can sign in, with a permission where a level is given.</summary>
    public async Task<Guid> AddUser(string? level = null, params string[] accounts)
    {
        var user = Guid.NewGuid();
        await Run("INSERT INTO auth.users (id, email) VALUES ($1, $2)", user, $"{user:N}@example.test");
        if (level is not null)
            await Run("INSERT INTO public.trading_permissions (user_id, level) VALUES ($1, $2)", user, level);
        foreach (var account in accounts)
            await Run("INSERT INTO public.account_members (user_id, account) VALUES ($1, $2)", user, account);
        return user;
    }

    /// <summary>Calls <c>kiwoom_mirror</c> by a direct connection, as a gateway does.</summary>
    public async Task<JsonElement> CallMirror(string batch)
    {
        await using var connection = await Opened(Mirror);
        return JsonDocument.Parse((await All<string>(connection, "SELECT public.kiwoom_mirror($1::jsonb)::text", batch)).Single()).RootElement;
    }

    /// <summary>Waits until a call waits for another's lock; fails the spec where it ends without.</summary>
    public async Task Blocked(Task call)
    {
        const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0";
        for (var attempt = 0; attempt < 2000 && await One<long>(Waiting) == 0; attempt++)
        {
            call.IsCompleted.ShouldBeFalse("it waits for nobody");
            await Task.Delay(20);
        }

        (await One<long>(Waiting)).ShouldBe(1);
    }

    /// <summary>Closes its idle connections; the database itself goes with the server.</summary>
    public ValueTask DisposeAsync()
    {
        foreach (var connectionString in new[] { Superuser, Mirror })
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }

        return ValueTask.CompletedTask;
    }

    internal static NpgsqlCommand CommandOf(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    private static async Task<NpgsqlConnection> Opened(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    // The server's connections are shared by all specs.
    private static string Pooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 10, ConnectionIdleLifetime = 10 }.ToString();

    // Roles belong to the whole server, so they are made once, with the first database; all others are copies of that one.
    private static async Task<string> MakeTemplate()
    {
        var server = await PostgresServer.Shared;
        var connectionString = await server.NewDatabase();
        await Apply(connectionString, [SupabaseFiles.PlainPostgres, .. SupabaseFiles.Migrations]);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await server.Run(name, $"ALTER ROLE kiwoom_mirror LOGIN PASSWORD '{RolePassword}'; ALTER ROLE authenticator LOGIN PASSWORD '{RolePassword}'");
        return name;
    }
}
