using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Kiwoom.Specs.Postgres;

/// <summary>A PostgreSQL server of the specs' own: a new cluster in a temporary directory, on a loopback port, gone when it is disposed or when
/// this process ends, however it ends.</summary>
/// <remarks>PostgreSQL refuses to run as root; there it runs as <c>nobody</c>.</remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>The superuser's name.</summary>
    public const string Superuser = "kiwoom_super";

    /// <summary>The superuser's password.</summary>
    public const string Password = "specs-only";
    private static readonly Lazy<Task<PostgresServer>> _shared = new(() => Start());
    private static int _databases;
    private readonly string _directory;
    private readonly string[] _settings;
    private Process? _keeper;

    private PostgresServer(string directory, int port, string[] settings) => (_directory, Port, _settings) = (directory, port, settings);

    /// <summary>The TCP port on 127.0.0.1; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>The cluster's data directory.</summary>
    public string DataDirectory => Path.Combine(_directory, "data");

    /// <summary>What the server wrote to its log.</summary>
    public string Log => File.Exists(Path.Combine(_directory, "server.log")) ? File.ReadAllText(Path.Combine(_directory, "server.log")) : string.Empty;

    /// <summary>One server for all specs that only need a database of their own on it. Does not sync: a spec that needs what a disk keeps starts its own.</summary>
    public static Task<PostgresServer> Shared => _shared.Value;

    /// <summary>Makes a cluster and starts it.</summary>
    /// <param name="sync">Whether commits are synced to the disk.</param>
    /// <param name="directory">Where to keep the cluster; a temporary directory where left out.</param>
    /// <param name="settings">More lines of <c>postgresql.conf</c>.</param>
    public static async Task<PostgresServer> Start(bool sync = false, string? directory = null, params string[] settings)
    {
        directory = directory is null ? Directory.CreateTempSubdirectory("kiwoom-pg-").FullName : Directory.CreateDirectory(directory).FullName;
        var server = new PostgresServer(directory, FreePort(), [$"fsync = {(sync ? "on" : "off")}", .. settings]);
        try
        {
            await server.MakeCluster().ConfigureAwait(false);
            await server.Resume().ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The superuser's connection string for a database.</summary>
    public string ConnectionTo(string database, string user = Superuser, string password = Password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = user,
        Password = password,
        IncludeErrorDetail = true,
    }.ToString();

    /// <summary>Makes an empty database with a name of its own, and gives the superuser's connection string.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"specs_{Interlocked.Increment(ref _databases)}_{Guid.NewGuid():N}";
        await Run("postgres", $"CREATE DATABASE {name}").ConfigureAwait(false);
        return ConnectionTo(name);
    }

    /// <summary>Runs a statement as the superuser.</summary>
    public async Task Run(string database, string sql)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionTo(database)) { Pooling = false }.ToString());
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync().ConfigureAwait(false);
            var command = new NpgsqlCommand(sql, connection);
            await using (command.ConfigureAwait(false))
                await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Starts a stopped or killed server again, and waits until it answers.</summary>
    public async Task Resume()
    {
        // The keeper holds the server's life by its standard input: when this process ends, the pipe closes and the server stops.
        const string Keep = """
            "$0/postgres" -D "$1" >>"$2" 2>&1 </dev/null & server=$!
            read -r signal; kill "-${signal:-QUIT}" "$server" 2>/dev/null; wait "$server"
            [ -n "$signal" ] || rm -rf "$3"
            """;
        var start = AsUser("sh", "-c", Keep, PostgresPrograms.Directory, DataDirectory, Path.Combine(_directory, "server.log"), _directory);
        start.RedirectStandardInput = true;
        _keeper = Process.Start(start) ?? throw new InvalidOperationException("the server's shell did not start");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Run("postgres", "SELECT 1").ConfigureAwait(false);
                return;
            }
            catch (NpgsqlException) when (attempt < 600 && !_keeper.HasExited)
            {
                await Task.Delay(50).ConfigureAwait(false);
            }
            catch (NpgsqlException fault)
            {
                throw new InvalidOperationException($"PostgreSQL does not start:\n{Log}", fault);
            }
        }
    }

    /// <summary>Stops the server: <c>INT</c> ends sessions and writes everything (fast), <c>QUIT</c> does not write (immediate), <c>KILL</c> is a crash.</summary>
    public async Task Stop(string signal = "INT")
    {
        if (_keeper is not { } keeper)
            return;
        _keeper = null;
        if (signal == "KILL")
            await KillBackends().ConfigureAwait(false);
        await keeper.StandardInput.WriteLineAsync(signal).ConfigureAwait(false);
        await keeper.StandardInput.FlushAsync().ConfigureAwait(false);
        await keeper.WaitForExitAsync().ConfigureAwait(false);
        keeper.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop("QUIT").ConfigureAwait(false);
        Directory.Delete(_directory, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo AsUser(params string[] command)
    {
        string[] whole = Environment.UserName == "root" ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. command] : command;
        var start = new ProcessStartInfo(whole[0]) { WorkingDirectory = "/" };
        foreach (var argument in whole[1..])
            start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task Do(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await output.ConfigureAwait(false)}{await error.ConfigureAwait(false)}");
    }

    private async Task MakeCluster()
    {
        if (Environment.UserName == "root")
            await Do(new ProcessStartInfo("chown", ["nobody:nogroup", _directory])).ConfigureAwait(false);
        var passwordFile = Path.Combine(_directory, "password");
        await File.WriteAllTextAsync(passwordFile, Password).ConfigureAwait(false);
        await Do(AsUser(
            $"{PostgresPrograms.Directory}/initdb", "--pgdata", DataDirectory, "--username", Superuser, "--pwfile", passwordFile,
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")).ConfigureAwait(false);
        await File.AppendAllLinesAsync(
            Path.Combine(DataDirectory, "postgresql.conf"),
            ["listen_addresses = '127.0.0.1'", $"port = {Port}", "unix_socket_directories = ''", "max_connections = 200", "logging_collector = off", .. _settings]).ConfigureAwait(false);
    }

    // A killed postmaster leaves its backends for a moment; a machine that loses power does not. One that is not quite gone keeps the next server
    // from starting, because it still holds the shared memory.
    private async Task KillBackends()
    {
        var postmaster = (await File.ReadAllLinesAsync(Path.Combine(DataDirectory, "postmaster.pid")).ConfigureAwait(false))[0];
        await Do(new ProcessStartInfo("sh", ["-c", $"kill -STOP {postmaster}; pkill -KILL -P {postmaster}; while ps -o stat= --ppid {postmaster} | grep -qv '^Z'; do sleep 0.01; done"])).ConfigureAwait(false);
    }
}
