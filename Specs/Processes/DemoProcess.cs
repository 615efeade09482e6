using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Kiwoom.Specs.Conventions;

namespace Kiwoom.Specs.Processes;

/// <summary>What <c>./run.sh</c> starts: the real supervisor, gateway and bridge as processes, on a data directory of their own.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _notices = new();
    private readonly Task _reading;

    private DemoProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Read(process.StandardOutput, _lines), Read(process.StandardError, _notices));
    }

    public IEnumerable<string> Lines => _lines;

    public JsonElement LastWords => JsonDocument.Parse(_lines.Last()).RootElement;

    public static DemoProcess Start(string data, int port, int speed, int? seconds = null)
    {
        List<string> arguments = ["demo", "--bridge", Assembly("Bridge.Windows", "kiwoom-bridge"), "--data", data, "--port", Text(port), "--speed", Text(speed)];
        if (seconds is { } span)
            arguments.AddRange(["--for", Text(span)]);

        return new DemoProcess(Launch(arguments));
    }

    /// <summary>Runs one of the operator's commands and gives what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> Command(params string[] arguments)
    {
        using var process = Launch(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.Length > 0 ? output : await errors);
    }

    /// <summary>A port such that it and the next one are free.</summary>
    public static int FreePort()
    {
        while (true)
        {
            using var one = new TcpListener(IPAddress.Loopback, 0);
            one.Start();
            var port = ((IPEndPoint)one.LocalEndpoint).Port;
            try
            {
                using var next = new TcpListener(IPAddress.Loopback, port + 1);
                next.Start();
                return port;
            }
            catch (SocketException)
            {
                // The neighbour is taken; try another pair.
            }
        }
    }

    /// <summary>Waits until enough lines hold a text.</summary>
    public async Task WaitFor(string text, int times = 1)
    {
        var since = Stopwatch.GetTimestamp();
        while (_lines.Count(l => l.Contains(text, StringComparison.Ordinal)) < times)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > _patience)
                throw new TimeoutException($"'{text}' did not come {times} times:\n{string.Join('\n', _lines)}\n{string.Join('\n', _notices)}");

            await Task.Delay(50);
        }
    }

    /// <summary>How many lines hold a text so far.</summary>
    public int Count(string text) => _lines.Count(l => l.Contains(text, StringComparison.Ordinal));

    /// <summary>Kills a node the hard way.</summary>
    public void Kill(string assembly)
    {
        foreach (var child in Children(_process.Id))
        {
            if (File.ReadAllText($"/proc/{child}/cmdline").Contains($"{assembly}.dll\0run", StringComparison.Ordinal))
                Process.GetProcessById(child).Kill();
        }
    }

    /// <summary>Calls the API with the token that the gateway printed last; what it answers must be a success.</summary>
    public async Task Send(HttpMethod method, string path)
    {
        var link = new Uri(_lines.Last(l => l.StartsWith("gateway: ", StringComparison.Ordinal))["gateway: ".Length..]);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(link, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", link.Query["?token=".Length..]);
        using var response = await client.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    /// <summary>Ctrl-C.</summary>
    public async Task<int> Interrupt()
    {
        using (var kill = Process.Start("kill", ["-INT", Text(_process.Id)]))
            await kill.WaitForExitAsync();

        return await End();
    }

    public async Task<int> End()
    {
        await _process.WaitForExitAsync().WaitAsync(_patience);
        await _reading.WaitAsync(_patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        await _reading.WaitAsync(_patience);
        _process.Dispose();
    }

    private static IEnumerable<int> Children(int parent) =>
        File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)
            .Concat(Directory.EnumerateDirectories($"/proc/{parent}/task").SelectMany(t => File.ReadAllText(Path.Combine(t, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse))
            .Distinct();

    private static Process Launch(IEnumerable<string> arguments)
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Assembly("Gateway.Linux", "kiwoom-gateway"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        return Process.Start(start) ?? throw new InvalidOperationException("the process did not start");
    }

    private static string Assembly(string project, string name) => BuildOutput.Of(project, name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task Read(StreamReader reader, ConcurrentQueue<string> lines)
    {
        while (await reader.ReadLineAsync() is { } line)
            lines.Enqueue(line);
    }
}
