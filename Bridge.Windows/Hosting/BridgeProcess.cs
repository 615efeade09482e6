using System.Security.Cryptography;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Kiwoom.Bridge.Recording;
using Kiwoom.Bridge.Status;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>A bridge process: journal, engine, link and control, until it is told to stop.</summary>
public static class BridgeProcess
{
    /// <summary>The journal's file below the data directory.</summary>
    public const string JournalFileName = "bridge.db";

    /// <summary>The directory below the data directory in which the simulated broker keeps its ledger.</summary>
    public const string LedgerDirectoryName = "simulator";

    /// <summary>Runs until <paramref name="stop"/>, or until only a new process can go on. Gives a <see cref="BridgeExitCode"/>.</summary>
    public static async Task<int> Run(BridgeProcessOptions options, TimeProvider machine, ILoggerFactory loggers, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        var logger = loggers.CreateLogger("Kiwoom.Bridge");
        try
        {
            Directory.CreateDirectory(options.DataDirectory);
            var time = BridgeTime.Of(options.ClockDirectory, machine);

            // First of all the lock: a second bridge changes nothing, not even the keys of the one that runs.
            await using var journal = await SqliteJournal.Open(
                Path.Combine(options.DataDirectory, JournalFileName), OrderDeskEvents.Catalog, time.Clocks.Machine, logger: loggers.CreateLogger<SqliteJournal>(),
                cancellation: stop).ConfigureAwait(false);
            using var identity = await Identify(options, stop).ConfigureAwait(false);
            if (identity is null)
            {
                logger.LogCritical("This bridge is not enrolled. Run './kiwoom bridge enroll' at the gateway, and 'kiwoom-bridge enroll CODE' here with the code that it prints.");
                return BridgeExitCode.NotEnrolled;
            }

            return await Run(options, identity, time, journal, loggers, logger, stop).ConfigureAwait(false);
        }
        catch (JournalInUseException fault)
        {
            logger.LogCritical("{Reason}", fault.Message);
            return BridgeExitCode.InUse;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return BridgeExitCode.Ok;
        }
        catch (Exception fault)
        {
            logger.LogCritical(fault, "The bridge cannot run: {Reason}", fault.Message);
            return BridgeExitCode.Failed;
        }
    }

    private static async Task<int> Run(
        BridgeProcessOptions options, BridgeIdentity identity, BridgeTime time, SqliteJournal journal, ILoggerFactory loggers, ILogger logger, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop, journal.Replaced);
        await using var kiwoom = await KiwoomControls.Start(options, time, loggers).ConfigureAwait(false);
        var bridge = Compose(options, kiwoom, identity, time);
        using var recorder = await RunRecorder.Start(options, bridge, time, journal, Version, loggers, stop).ConfigureAwait(false);
        await using var engine = BuiltEngine.Start(new BridgeEngineOptions(options, identity, journal, time.Clocks, loggers));
        await using var link = new GatewayLink(
            identity, new GatewayLinkOptions { NodeVersion = Version, Dial = engine.Dial }, time.Clocks.Machine, loggers.CreateLogger<GatewayLink>());
        using var failed = engine.Failed.Register(ended.Cancel);
        string? restart = null;
        var host = new BridgeHost(
            engine.Engine, recorder?.Record(kiwoom.Api) ?? kiwoom.Api, recorder?.Record(kiwoom.Thread) ?? kiwoom.Thread, recorder?.Record(link) ?? link, time.Clocks, bridge, Restart, loggers);
        await using (host)
        {
            using var status = new NodeStatusWriter(StatusSources(options, kiwoom, identity, time, link, host, recorder?.Path), logger);
            logger.LogInformation(
                "The bridge {Bridge} runs on {Data}, its actors on the {Engine} engine; market time is {Now:u}", identity.Bridge, options.DataDirectory, BuiltEngine.Name, time.Clocks.Market.GetUtcNow());
            await Task.Delay(Timeout.InfiniteTimeSpan, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            logger.LogInformation("The bridge stops");
            recorder?.Stopping();
        }

        if (journal.Replaced.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            logger.LogCritical("Another bridge has taken the data directory over; this one ends: {Reason}", journal.Trouble?.Text);
            return BridgeExitCode.InUse;
        }

        if (engine.Failed.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            logger.LogCritical("The engine ended by itself, and the bridge with it");
            return BridgeExitCode.Failed;
        }

        return restart is null || stop.IsCancellationRequested ? BridgeExitCode.Ok : BridgeExitCode.RestartWanted;

        void Restart(string reason)
        {
            restart = reason;
            ended.Cancel();
        }
    }

    private static BridgeOptions Compose(BridgeProcessOptions options, IKiwoomControl kiwoom, BridgeIdentity identity, BridgeTime time) => new()
    {
        Kiwoom = new KiwoomConnectionOptions { Bridge = identity.Bridge, Mode = options.Mode, ReconnectsInProcess = kiwoom.ReconnectsInProcess },
        FreshOutbox = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
        Schedule = time.Schedule,
        Dialogs = kiwoom.Dialogs,
    };

    private static NodeStatusSources StatusSources(
        BridgeProcessOptions options, IKiwoomControl kiwoom, BridgeIdentity identity, BridgeTime time, GatewayLink link, BridgeHost host, string? recording) => new()
        {
            DataDirectory = options.DataDirectory,
            Clocks = time.Clocks,
            Version = Version,
            Bridge = identity.Bridge,
            Mode = options.Mode,
            Link = () => link.Status,
            Session = () => link.Session,
            Thread = kiwoom.Thread,
            Attention = () => ControlAttention.Of(kiwoom.Dialogs.Open),
            MarketData = host.MarketData,
            Outbox = () => host.Session.Waiting,
            Recording = recording,
        };

    private static async Task<BridgeIdentity?> Identify(BridgeProcessOptions options, CancellationToken stop)
    {
        if (options.EnrolmentCode is { } code)
            (await Enroll.With(code, options.DataDirectory, Version, stop).ConfigureAwait(false)).Dispose();
        var identity = BridgeIdentity.Load(options.DataDirectory);
        if (identity is null || options.Gateway is not { } moved || moved.Scheme != Uri.UriSchemeWss || moved == identity.Url)
            return identity;
        using (identity)
            return identity.At(moved);
    }

    private static string Version => typeof(BridgeProcess).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
