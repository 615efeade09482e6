using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Chaos.Faults;
using Kiwoom.Gateway.Demo;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Chaos.Nodes;

/// <summary>The real gateway and the real bridge as processes, each on a small disk of its own, with a proxy between them. The simulated Kiwoom's
/// ledger lies outside of both disks: a full disk here fills none at the broker.</summary>
internal sealed class TradingSystem : IAsyncDisposable
{
    // Above what a run writes: a day's journal and its log grow with the number of rounds.
    private const int LeastMegabytes = 128;
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _tokenLife = TimeSpan.FromDays(7);
    private readonly ChaosOptions _options;
    private readonly Action<string> _say;
    private readonly Tokens _tokens;
    private readonly SmallDisk _gatewayDisk;
    private readonly SmallDisk _bridgeDisk;

    private TradingSystem(ChaosOptions options, Action<string> say, SmallDisk gatewayDisk, SmallDisk bridgeDisk)
    {
        (_options, _say, _gatewayDisk, _bridgeDisk) = (options, say, gatewayDisk, bridgeDisk);
        Directory.CreateDirectory(LedgerDirectory);
        File.CreateSymbolicLink(Path.Combine(BridgeDirectory, BridgeProcess.LedgerDirectoryName), LedgerDirectory);
        File.WriteAllText(Path.Combine(GatewayDirectory, GatewaySettings.FileName), """{"risk_limits":{"max_loss_per_day":1000000000,"max_orders_per_day":1000000}}""");
        _tokens = new Tokens(TokenKey.LoadOrCreate(GatewayDirectory), new TokenRegister(GatewayDirectory, TimeProvider.System), TimeProvider.System);
        DemoClock.Begin(GatewayDirectory, TimeProvider.System, options.Speed, tradingDays: null);

        (Port, var linkPort) = FreePorts();
        LinkPort = linkPort;
        Proxy = new LinkProxy { Target = linkPort };
        Gateway = new NodeProcess(
            "gateway",
            [options.GatewayAssembly, "run", "--data", GatewayDirectory, "--port", Text(Port), "--link-port", Text(linkPort), "--stop-on-stdin-eof"],
            Path.Combine(options.DataDirectory, "gateway.log"),
            Crashed);
        Bridge = new NodeProcess(
            "bridge",
            [
                options.BridgeAssembly, "run", "--data", BridgeDirectory, "--gateway", $"wss://localhost:{Proxy.Port}/link", "--simulated", "--clock", GatewayDirectory,
                "--seed", Text(options.Seed), "--stop-on-stdin-eof",
            ],
            Path.Combine(options.DataDirectory, "bridge.log"),
            Crashed);
    }

    /// <summary>The gateway's API.</summary>
    internal int Port { get; }

    /// <summary>The gateway.</summary>
    internal NodeProcess Gateway { get; }

    /// <summary>The bridge.</summary>
    internal NodeProcess Bridge { get; }

    /// <summary>What is between them.</summary>
    internal LinkProxy Proxy { get; }

    /// <summary>The gateway's data.</summary>
    internal string GatewayDirectory => GatewayOf(_options);

    /// <summary>The bridge's data.</summary>
    internal string BridgeDirectory => BridgeOf(_options);

    /// <summary>The exchange's truth.</summary>
    internal string LedgerDirectory => Path.Combine(_options.DataDirectory, "exchange");

    /// <summary>SIGKILLs that hit a running node.</summary>
    internal int Kills { get; private set; }

    /// <summary>Ends of nodes that nobody asked for, other than starts on a full disk.</summary>
    internal int Crashes { get; private set; }

    private int LinkPort { get; }

    /// <summary>Starts both nodes and enrols the bridge.</summary>
    internal static async Task<TradingSystem> Start(ChaosOptions options, Action<string> say, CancellationToken stop)
    {
        var megabytes = Math.Max(LeastMegabytes, options.Kills);
        var gatewayDisk = SmallDisk.Mount(GatewayOf(options), megabytes);
        var bridgeDisk = default(SmallDisk);
        TradingSystem? system = null;
        try
        {
            bridgeDisk = SmallDisk.Mount(BridgeOf(options), megabytes);
            system = new TradingSystem(options, say, gatewayDisk, bridgeDisk);
            system.Gateway.Start();
            await Enrolment.Enrol(system.GatewayDirectory, options.BridgeAssembly, system.BridgeDirectory, system.LinkPort, stop).ConfigureAwait(false);
            system.Bridge.Start();
            return system;
        }
        catch
        {
            if (system is not null)
                await system.DisposeAsync().ConfigureAwait(false);
            bridgeDisk?.Dispose();
            gatewayDisk.Dispose();
            throw;
        }
    }

    /// <summary>A token for the API.</summary>
    internal string TokenOf(string user, PermissionLevel level) => _tokens.Issue(UserId.Parse(user), level, [], _tokenLife).Token;

    /// <summary>Kills nodes the hard way. Ends when the next processes were started.</summary>
    internal async Task Kill(Victims victims)
    {
        List<Task<bool>> kills = [];
        if (victims.HasFlag(Victims.Gateway))
            kills.Add(Gateway.Kill());
        if (victims.HasFlag(Victims.Bridge))
            kills.Add(Bridge.Kill());
        Kills += (await Task.WhenAll(kills).ConfigureAwait(false)).Count(killed => killed);
    }

    /// <summary>When the younger of the processes was started, on the machine's time stamp.</summary>
    internal long LastStart => Math.Max(Gateway.StartedAt, Bridge.StartedAt);

    /// <summary>The disks of nodes.</summary>
    internal IReadOnlyList<SmallDisk> DisksOf(Victims victims) =>
        victims switch { Victims.Gateway => [_gatewayDisk], Victims.Bridge => [_bridgeDisk], _ => [_gatewayDisk, _bridgeDisk] };

    /// <summary>Stops both nodes in order. False where one of them did not end well.</summary>
    internal async Task<bool> Stop()
    {
        var gateway = await Gateway.Stop(_grace).ConfigureAwait(false);
        var bridge = await Bridge.Stop(_grace).ConfigureAwait(false);
        return gateway && bridge && Gateway.ExitCode == 0 && Bridge.ExitCode == 0;
    }

    /// <summary>Ends whatever runs, and leaves what the disks held in their directories.</summary>
    internal async Task Keep()
    {
        await EndProcesses().ConfigureAwait(false);
        _gatewayDisk.Keep();
        _bridgeDisk.Keep();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndProcesses().ConfigureAwait(false);
        _gatewayDisk.Dispose();
        _bridgeDisk.Dispose();
    }

    private static string GatewayOf(ChaosOptions options) => Path.Combine(options.DataDirectory, "gateway");

    private static string BridgeOf(ChaosOptions options) => Path.Combine(options.DataDirectory, "bridge");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static (int Http, int Link) FreePorts()
    {
        using var http = new TcpListener(IPAddress.Loopback, 0);
        using var link = new TcpListener(IPAddress.Loopback, 0);
        http.Start();
        link.Start();
        return (((IPEndPoint)http.LocalEndpoint).Port, ((IPEndPoint)link.LocalEndpoint).Port);
    }

    private async Task EndProcesses()
    {
        Proxy.Dispose();
        await Gateway.DisposeAsync().ConfigureAwait(false);
        await Bridge.DisposeAsync().ConfigureAwait(false);
    }

    private void Crashed(NodeProcess node, int exitCode)
    {
        var wantsRestart = node == Bridge && exitCode == BridgeExitCode.RestartWanted;
        var disk = node == Gateway ? _gatewayDisk : _bridgeDisk;

        // A node may refuse to start on a full disk, and is then started again; one that runs goes on.
        if (!wantsRestart && !disk.WasFullAt(node.StartedAt))
            Crashes++;
        _say($"the {node.Name} ended by itself with exit code {exitCode}");
    }
}
