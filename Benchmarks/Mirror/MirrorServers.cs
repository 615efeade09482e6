using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Supabase;
using Kiwoom.Specs.Postgres;
using Kiwoom.Specs.Supabase;
using Npgsql;

namespace Kiwoom.Benchmarks.Mirror;

/// <summary>A PostgreSQL that syncs its commits, with the repository's migrations, and a PostgREST before it: both on this machine.</summary>
internal sealed class MirrorServers : IAsyncDisposable
{
    private readonly SpecSigner _signer = new();
    private PostgresServer _server = null!;
    private PostgrestProcess _postgrest = null!;

    /// <summary>The superuser's connection string.</summary>
    internal string Connection { get; private set; } = null!;

    internal static async Task<MirrorServers> Start()
    {
        var servers = new MirrorServers { _server = await PostgresServer.Start(sync: true) };
        servers.Connection = await servers._server.NewDatabase();
        var database = new NpgsqlConnectionStringBuilder(servers.Connection).Database!;
        foreach (var file in (IEnumerable<string>)[SupabaseFiles.PlainPostgres, .. SupabaseFiles.Migrations])
            await servers._server.Run(database, await File.ReadAllTextAsync(file));
        await servers._server.Run(database, "ALTER ROLE authenticator LOGIN PASSWORD 'benchmark'");
        servers._postgrest = await PostgrestProcess.Start($"postgres://authenticator:benchmark@127.0.0.1:{servers._server.Port}/{database}", servers._signer.KeySet);
        return servers;
    }

    internal IProjectionTarget Direct() => new DirectTarget(Connection);

    internal IProjectionTarget Rest() => new RestTarget(_postgrest.Address, SecretKey.Parse(_signer.TokenOf("service_role"), "the benchmark"));

    /// <summary>Empties everything.</summary>
    internal static async Task Reset(IProjectionTarget target)
    {
        foreach (var projection in Projection.OfStreams)
            await target.Reset(projection, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _postgrest.DisposeAsync();
        await _server.DisposeAsync();
        _signer.Dispose();
    }
}
