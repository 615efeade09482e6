using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Gateway;

namespace Kiwoom.Specs.Processes;

/// <summary>A gateway or a bridge as a real process.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task _reading;
    private HttpClient? _http;

    private NodeProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Read(process.StandardOutput), Read(process.StandardError));
    }

    public int Id => _process.Id;

    /// <summary>What it printed so far, on either output.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    public static NodeProcess Gateway(string data, params string[] more) => Start("Gateway.Linux", "kiwoom-gateway", ["run", "--data", data, "--port", "0", "--link-port", "0", .. more]);

    /// <summary>A gateway with more variables in its environment.</summary>
    public static NodeProcess Gateway(string data, IReadOnlyDictionary<string, string> environment, params string[] more) =>
        Start("Gateway.Linux", "kiwoom-gateway", ["run", "--data", data, "--port", "0", "--link-port", "0", .. more], environment);

    /// <summary>One of the gateway's commands with more variables in its environment.</summary>
    public static NodeProcess GatewayCommand(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start("Gateway.Linux", "kiwoom-gateway", arguments, environment);

    public static NodeProcess Bridge(string data, params string[] more) => Start("Bridge.Windows", "kiwoom-bridge", ["run", "--data", data, "--simulated", .. ByWebSocket(data, more)]);

    /// <summary>A gateway or a bridge of a build of its own.</summary>
    /// <param name="program">The assembly.</param>
    /// <param name="arguments">Its command line.</param>
    public static NodeProcess Of(string program, params string[] arguments) => Start(program, arguments, environment: null);

    public static NodeProcess GatewayCommand(params string[] arguments) => Start("Gateway.Linux", "kiwoom-gateway", arguments);

    public static NodeProcess BridgeCommand(params string[] arguments) => Start("Bridge.Windows", "kiwoom-bridge", arguments);

    /// <summary>A running gateway's port for bridges.</summary>
    public async Task<int> LinkPort() => new Uri((await Line("bridges connect at "))["bridges connect at ".Length..]).Port;

    /// <summary>A running gateway's API.</summary>
    public async Task<HttpClient> Http()
    {
        if (_http is not null)
            return _http;

        var link = new Uri((await Line("gateway: "))["gateway: ".Length..]);
        _http = new HttpClient { BaseAddress = new Uri(link, "/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", link.Query["?token=".Length..]);
        return _http;
    }

    /// <summary>Why a part of a gateway is not ready; null where it is.</summary>
    public async Task<string?> Trouble(string part)
    {
        var body = await GatewayRig.Body(await (await Http()).GetAsync("/health/ready"));
        var found = body.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("part").GetString() == part);
        return found.GetProperty("ready").GetBoolean() ? null : found.GetProperty("reason").GetString();
    }

    public async Task<HttpResponseMessage> Place(string id, long quantity) => await (await Http()).PostAsync("/api/orders", GatewayRig.Json(
        $$"""{"client_order_id":"{{id}}","symbol":"005930","side":"buy","quantity":{{quantity}},"order_type":"market"}"""));

    /// <summary>Waits for a line that begins with a text, the first since the start.</summary>
    public async Task<string> Line(string text, int times = 1)
    {
        string[] found = [];
        await Until(
            () => Task.FromResult((found = [.. _lines.Where(l => l.Contains(text, StringComparison.Ordinal))]).Length >= times),
            () => $"'{text}' did not come {times} times");
        return found[times - 1];
    }

    public async Task Until(Func<Task<bool>> condition, Func<string> what, TimeSpan? every = null)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > _patience)
                throw new TimeoutException($"{what()}:\n{string.Join('\n', _lines)}");

            await Task.Delay(every ?? TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Sends a signal by name, for example STOP.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    /// <summary>Kills it at once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> End()
    {
        await _process.WaitForExitAsync().WaitAsync(_patience);
        await _reading.WaitAsync(_patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (!_process.HasExited)
            _process.Kill();

        await _reading.WaitAsync(_patience);
        _process.Dispose();
    }

    private static NodeProcess Start(string project, string assembly, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Start(BuildOutput.Of(project, assembly), arguments, environment);

    // The specs' proxies stand in the way of a WebSocket; a bridge that is built with Akka.NET would dial by Akka.Remote.
    private static string[] ByWebSocket(string data, string[] arguments)
    {
        if (!BuildOutput.IsAkka || arguments.Contains("--gateway"))
            return arguments;
        if (Array.IndexOf(arguments, "--enrol") is >= 0 and var enrol)
            return [.. arguments, "--gateway", EnrolmentCode.Parse(arguments[enrol + 1]).Url.ToString()];
        using var identity = BridgeIdentity.Load(data);
        return identity is null ? arguments : [.. arguments, "--gateway", identity.Url.ToString()];
    }

    private static NodeProcess Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        return new NodeProcess(Process.Start(start) ?? throw new InvalidOperationException("the process did not start"));
    }

    private async Task Read(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
            _lines.Enqueue(line);
    }
}
