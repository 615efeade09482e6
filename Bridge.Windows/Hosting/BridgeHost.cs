using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.RealTime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>Puts a bridge together on an engine whose journal is the bridge's own: the order desk, the connection on the control's thread, the
/// session with the gateway and the monitor. The same for every control, every link and every engine.</summary>
public sealed class BridgeHost : IAsyncDisposable
{
    private readonly IActorEngine _engine;
    private readonly BridgeOptions _options;
    private readonly MachineTimers _timers;

    /// <summary>Starts a bridge and lets its link dial.</summary>
    /// <param name="engine">The engine; shut down with the bridge.</param>
    /// <param name="api">The control; called on <paramref name="thread"/> only.</param>
    /// <param name="thread">The control's thread.</param>
    /// <param name="link">The link; not disposed with the bridge.</param>
    /// <param name="clocks">Both clocks; the market's is the engine's.</param>
    /// <param name="options">Set-up.</param>
    /// <param name="restart">Told that only a new process can go on, and why.</param>
    /// <param name="loggers">Logs.</param>
    public BridgeHost(
        IActorEngine engine, IKiwoomApi api, IKiwoomThread thread, IGatewayLink link, Clocks clocks, BridgeOptions options, Action<string> restart, ILoggerFactory loggers)
    {
        (_engine, _options, _timers) = (engine, options, new MachineTimers(clocks.Machine));
        var marketData = new MarketDataOut(link.Publish, clocks.Market.GetUtcNow);
        var desk = new OrderDesk(new OrderDeskOptions(
            options.Kiwoom.Bridge, options.FreshOutbox, ScreenAllocator.Orders, KiwoomPaths.Connection, KiwoomPaths.Gateway, KiwoomPaths.Monitor)
        {
            Desk = KiwoomPaths.Desk,
        });
        var connection = new KiwoomConnection(api, options.Kiwoom, clocks, _timers, marketData, loggers.CreateLogger<KiwoomConnection>());
        MarketData = marketData;

        // Whoever the desk talks to comes first, so that what it says after its recovery is heard; shutdown goes the other way round.
        var session = new GatewaySession(link, _timers, options.Gateway, loggers.CreateLogger<GatewaySession>());
        Session = session;
        var gateway = engine.Spawn(KiwoomPaths.Gateway, () => session);
        engine.Spawn(KiwoomPaths.Monitor, () => new SessionMonitor(
            options.Monitor, thread, options.Dialogs, marketData, options.Schedule, clocks, _timers, link, restart, loggers.CreateLogger<SessionMonitor>()));
        Desk = engine.SpawnEventSourced(KiwoomPaths.Desk, desk, new OrderDeskSnapshotCodec(), options.Desk);
        Connection = engine.Spawn(KiwoomPaths.Connection, () => connection, new ActorOptions { PinnedTo = thread.Post });
        link.Start(new LinkListener(Desk, gateway, Connection));
    }

    /// <summary>The order desk.</summary>
    public IActorRef Desk { get; }

    /// <summary>The connection to Kiwoom.</summary>
    public IActorRef Connection { get; }

    /// <summary>The session with the gateway.</summary>
    public GatewaySession Session { get; }

    /// <summary>Market data, for figures.</summary>
    public MarketDataOut MarketData { get; }

    /// <summary>Stops: what waits for its turn is given back unsent, and everything heard so far becomes durable.</summary>
    public async ValueTask DisposeAsync()
    {
        _timers.Dispose();
        await _engine.Shutdown(_options.Grace).ConfigureAwait(false);
    }
}
