using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Hosting;

namespace Kiwoom.Gateway.Demo;

/// <summary>Runs a gateway and a bridge as child processes until told to stop, and starts again whichever of them dies.</summary>
public sealed class DemoSession
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(20);
    private readonly DemoOptions _options;
    private readonly TimeProvider _machine;
    private readonly TextWriter _output;
    private readonly TextWriter _notices;
    private readonly Lock _gate = new();
    private string? _lastWords;

    /// <summary>Prepares a session.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="output">Where the gateway's summary goes.</param>
    /// <param name="notices">Where deaths and restarts are told.</param>
    public DemoSession(DemoOptions options, TimeProvider machine, TextWriter output, TextWriter notices)
    {
        _options = options;
        _machine = machine;
        _output = output;
        _notices = notices;
    }

    /// <summary>Runs until <paramref name="stop"/> or the time is over. The gateway's closing summary is the last line written.</summary>
    public async Task<int> Run(DemoClock clock, int linkPort, CancellationToken stop)
    {
        await using var gateway = new ChildProcess("The gateway", GatewayArguments(linkPort), _options.LogFile("gateway"), Show, Notice);
        await using var bridge = new ChildProcess("The bridge", BridgeArguments(linkPort), _options.LogFile("bridge"), _ => { }, Notice);
        gateway.Start();
        var enrolled = new DemoEnrolment(_options, _machine).Ensure(linkPort, Notice, stop);
        var bridgeRuns = StartAfter(enrolled, bridge);
        await WaitForEnd(clock, stop).ConfigureAwait(false);
        var wasEnrolled = await bridgeRuns.ConfigureAwait(false);

        var clean = await gateway.Stop(_grace).ConfigureAwait(false);
        clean &= wasEnrolled && await bridge.Stop(_grace).ConfigureAwait(false) && bridge.ExitCode == ExitCode.Ok;
        if (_lastWords is { } json)
            await _output.WriteLineAsync(json).ConfigureAwait(false);

        await _output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        return clean && gateway.ExitCode == ExitCode.Ok && _lastWords is not null ? ExitCode.Ok : ExitCode.Failed;
    }

    private static async Task<bool> StartAfter(Task<bool> enrolled, ChildProcess bridge)
    {
        if (!await enrolled.ConfigureAwait(false))
            return false;

        bridge.Start();
        return true;
    }

    private async Task WaitForEnd(DemoClock clock, CancellationToken stop)
    {
        var startedAt = _machine.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var left = _options.For is { } span ? span - _machine.GetElapsedTime(startedAt) : DemoClock.Heartbeat;
            if (left <= TimeSpan.Zero)
                return;

            try
            {
                await Task.Delay(left < DemoClock.Heartbeat ? left : DemoClock.Heartbeat, _machine, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            clock.Beat();
        }
    }

    // The closing summary is the only line that is one JSON object; it is held back until both nodes have ended.
    private void Show(string line)
    {
        lock (_gate)
        {
            if (line.StartsWith('{') && line.EndsWith('}'))
                _lastWords = line;
            else
                _output.WriteLine(line);
        }
    }

    private void Notice(string text)
    {
        lock (_gate)
            _notices.WriteLine(text);
    }

    private List<string> GatewayArguments(int linkPort) =>
    [
        typeof(DemoSession).Assembly.Location,
        "run",
        "--data", _options.DataDirectory,
        "--port", _options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "--link-port", linkPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "--demo",
        "--stop-on-stdin-eof",
    ];

    private List<string> BridgeArguments(int linkPort)
    {
        List<string> arguments =
        [
            _options.BridgeAssembly,
            "run",
            "--data", _options.BridgeDirectory,
            "--gateway", BuiltEngine.LinkAddress(linkPort),
            "--simulated",
            "--clock", _options.DataDirectory,
            "--seed", _options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--stop-on-stdin-eof",
        ];
        if (_options.PricesDirectory is { } prices)
            arguments.AddRange(["--prices", prices]);

        return arguments;
    }
}
