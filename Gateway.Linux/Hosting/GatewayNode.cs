using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Audit;
using Kiwoom.Gateway.Backup;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.Health;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Journal;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Gateway.Replay;
using Kiwoom.Gateway.Security;
using Kiwoom.Gateway.Security.Supabase;
using Kiwoom.Gateway.Strategies;
using Kiwoom.Gateway.Telemetry;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;

namespace Kiwoom.Gateway.Hosting;

/// <summary>A whole gateway: journal, actors, links, strategies and the API, put together in one place.</summary>
public sealed class GatewayNode : IAsyncDisposable
{
    private static readonly TimeSpan _drain = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _mirrorDrain = TimeSpan.FromSeconds(2);
    private readonly string _data;
    private readonly IDurableJournal _journal;
    private readonly GatewayHost _host;
    private readonly GatewayKey _linkKey;
    private readonly BridgeLinks _links;
    private readonly ClientFeed _feed;
    private readonly IDisposable _watching;
    private readonly WebApplication _web;
    private readonly GatewayCompanions _companions;

    private GatewayNode(
        string data,
        MarketTime time,
        GatewaySettings settings,
        IDurableJournal journal,
        GatewayHost host,
        GatewayKey linkKey,
        BridgeLinks links,
        AccountActors accounts,
        BridgeDirectory bridges,
        MarketDataBoard board,
        ClientFeed feed,
        StrategyHost strategies,
        IDisposable watching,
        WebApplication web,
        GatewayCompanions companions)
    {
        (_data, Time, Settings, _journal, _host, _linkKey, _links) = (data, time, settings, journal, host, linkKey, links);
        (Accounts, Bridges, Board, _feed, Strategies, _watching, _web, _companions) = (accounts, bridges, board, feed, strategies, watching, web, companions);
    }

    /// <summary>Clocks and calendar.</summary>
    public MarketTime Time { get; }

    /// <summary>What the operator configured.</summary>
    public GatewaySettings Settings { get; }

    /// <summary>Hosts the actors.</summary>
    public LocalEngine Engine => _host.Engine;

    /// <summary>The account actors.</summary>
    public AccountActors Accounts { get; }

    /// <summary>How the bridges stand.</summary>
    public BridgeDirectory Bridges { get; }

    /// <summary>Market data.</summary>
    public MarketDataBoard Board { get; }

    /// <summary>Runs strategies.</summary>
    public StrategyHost Strategies { get; }

    /// <summary>Whether the journal can be written, and whether it still is this gateway's.</summary>
    public IJournalStanding Journal => _journal;

    /// <summary>Where bridges and strategies reach it over the engine's own transport; null where it has none.</summary>
    public string? EngineAddress => _host.Address;

    /// <summary>Cancelled when the engine has ended by itself: the process must end too.</summary>
    public CancellationToken Failed => _host.Failed;

    /// <summary>Where the API listens.</summary>
    public int Port => new Uri(_web.Urls.First(u => u.StartsWith("http://", StringComparison.Ordinal))).Port;

    /// <summary>Where bridges connect.</summary>
    public int LinkPort => new Uri(_web.Urls.First(u => u.StartsWith("https://", StringComparison.Ordinal))).Port;

    /// <summary>Starts everything. Throws <see cref="Persistence.JournalInUseException"/> while another gateway writes the journal,
    /// <see cref="InvalidDataException"/> for settings or keys that cannot be read, <see cref="JournalUnavailableException"/> while the journal's
    /// database server cannot be reached, and <see cref="IOException"/> for a port in use.</summary>
    public static async Task<GatewayNode> Start(GatewayOptions options, TimeProvider machine, CancellationToken cancellation = default)
    {
        var data = options.DataDirectory;
        PrivateFile.PrepareDirectory(data);
        UnfinishedRestore.Demand(data);
        var settings = GatewaySettings.Load(data);
        var time = MarketTime.Of(data, machine);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
        });
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(c => c.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        ApiEndpoints.Configure(builder);
        var telemetry = GatewayTelemetry.Configure(builder, settings.Telemetry, Version);
        builder.WebHost.UseKestrelHttpsConfiguration();

        var linkKey = GatewayKey.LoadOrCreate(data, machine);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.Listen, options.Port);
            kestrel.Listen(options.Listen, options.LinkPort, listen => listen.UseHttps(linkKey.Certificate));
        });
        var web = builder.Build();
        var loggers = web.Services.GetRequiredService<ILoggerFactory>();

        IDurableJournal? journal = null;
        GatewayHost? host = null;
        try
        {
            journal = await OpenJournal(settings.JournalIn(data), options, time, loggers, cancellation).ConfigureAwait(false);
            host = BuiltEngine.Start(new GatewayHostOptions(options, settings, linkKey, journal, telemetry?.Around(journal) ?? journal, time.Clocks, loggers));
            return await Compose(options, settings, time, journal, host, linkKey, web, loggers, telemetry, cancellation).ConfigureAwait(false);
        }
        catch
        {
            await web.DisposeAsync().ConfigureAwait(false);
            if (host is not null)
                await host.DisposeAsync().ConfigureAwait(false);
            if (journal is not null)
                await journal.DisposeAsync().ConfigureAwait(false);
            linkKey.Dispose();
            throw;
        }
    }

    /// <summary>What the accounts have come to; what is in it is durable.</summary>
    public async Task<RunSummary> Summarise()
    {
        var accounts = new List<AccountSummary>();
        foreach (var account in Accounts.Known)
            accounts.Add(await Accounts.Ask<AccountSummary>(account, new GetAccountSummary(new Cause(CommandId.Parse("summary")))).ConfigureAwait(false));

        return RunSummary.Of(accounts, Reader(Settings, _data).Count());
    }

    /// <summary>Stops in order: strategies fall silent, bridges and clients are let go, the actors drain, and what they have come to is the
    /// result. Open orders stay as they are at the exchange.</summary>
    public async Task<RunSummary> Stop()
    {
        Strategies.Quiet();
        _links.Dispose();
        await _host.Close().ConfigureAwait(false);
        await _web.StopAsync().ConfigureAwait(false);
        var summary = await Summarise().ConfigureAwait(false);
        await _feed.DisposeAsync().ConfigureAwait(false);
        await Engine.Shutdown(_drain).ConfigureAwait(false);
        if (_companions.Mirror is { } mirror)
            await mirror.Stop(_mirrorDrain).ConfigureAwait(false);
        await _companions.Heads.DisposeAsync().ConfigureAwait(false);
        return summary;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Strategies.Dispose();
        _links.Dispose();
        await _feed.DisposeAsync().ConfigureAwait(false);
        _watching.Dispose();
        if (_companions.Mirror is { } mirror)
            await mirror.DisposeAsync().ConfigureAwait(false);
        await _host.DisposeAsync().ConfigureAwait(false);
        await _companions.Heads.DisposeAsync().ConfigureAwait(false);
        if (_companions.Telemetry is { } telemetry)
        {
            await GatewayTelemetry.Farewell(_web.Services).ConfigureAwait(false);
            telemetry.Dispose();
        }

        await _web.DisposeAsync().ConfigureAwait(false);
        if (_companions.Supabase is { } supabase)
            await supabase.DisposeAsync().ConfigureAwait(false);
        await _journal.DisposeAsync().ConfigureAwait(false);
        _linkKey.Dispose();
    }

    private static async Task<GatewayNode> Compose(
        GatewayOptions options, GatewaySettings settings, MarketTime time, IDurableJournal journal, GatewayHost host, GatewayKey linkKey, WebApplication web,
        ILoggerFactory loggers, GatewayTelemetry? telemetry, CancellationToken cancellation)
    {
        var data = options.DataDirectory;
        var machine = time.Clocks.Machine;
        var heads = new HeadPublisher(data, Reader(settings, data), HeadSinks.Of(settings, data), machine, loggers.CreateLogger<HeadPublisher>());
        var engine = host.Engine;
        var links = new BridgeLinks(linkKey, new BridgeEnrolment(data, machine), new BridgeLinksOptions { NodeVersion = Version }, machine, loggers.CreateLogger<BridgeLinks>());
        var supabase = SupabaseUsers.Create(settings.SupabaseAuth, data, machine, loggers);
        var core = new GatewayCore(
            engine, telemetry?.Around(links) ?? links, settings, time, run: Guid.NewGuid().ToString("N"), loggers, journal, around: telemetry is null ? null : telemetry.Around);
        core.Open(Reader(settings, data).Streams());
        var (accounts, board, bridges, interest) = (core.Accounts, core.Board, core.Bridges, core.Interest);
        var feed = new ClientFeed(engine, accounts, loggers.CreateLogger<ClientFeed>());
        var strategies = new StrategyHost(engine, board, interest, time.Schedule, feed, loggers.CreateLogger<StrategyHost>(), supabase is null ? new LocalOwners(new TokenRegister(data, machine)).CallerOf : supabase.CallerOf);
        var mirror = settings.Mirror is { } wanted
            ? new MirrorHost(wanted, data, JournalSource.At(settings.JournalIn(data)), engine, board, time.Clocks, loggers.CreateLogger<MirrorHost>())
            : null;
        var readiness = new Readiness(engine, journal, accounts, bridges, links, board, core.Reconciled, settings, time);
        telemetry?.Watch(engine, journal, links, readiness, feed);
        var services = new ApiServices(
            accounts,
            board,
            interest,
            bridges,
            new Tokens(TokenKey.LoadOrCreate(data), new TokenRegister(data, machine), machine),
            time.Schedule,
            time.Clocks,
            settings.Mode,
            new JournalPages(journal, GatewayEvents.Catalog),
            readiness,
            strategies,
            feed,
            () => CommandId.Parse($"http:{Guid.NewGuid():N}"),
            new ApiOptions { AllowedHosts = settings.AllowedHosts, AllowedOrigins = settings.AllowedOrigins })
        {
            Supabase = supabase,
            Mirror = mirror,
            Paths = telemetry?.Paths,
        };
        ApiEndpoints.Map(web, services);
        web.MapBridgeLinks(links).WithMetadata(new OpenEndpoint(AnyHost: true));
        await strategies.Resume().ConfigureAwait(false);
        links.Start(core.Traffic);

        // The bridge belongs to whoever has the journal: an open link here would keep it from the other gateway.
        journal.Replaced.Register(() =>
        {
            links.Dispose();
            host.Close();
        });
        if (mirror is not null)
            journal.Replaced.Register(mirror.LetGo);
        await web.StartAsync(cancellation).ConfigureAwait(false);
        host.Open(links, services);
        supabase?.Start();
        mirror?.Start();
        heads.Start(TimeSpan.FromSeconds(settings.Audit.PublishEverySeconds));
        return new GatewayNode(
            data, time, settings, journal, host, linkKey, links, accounts, bridges, board, feed, strategies, core, web, new GatewayCompanions(heads, mirror, supabase, telemetry));
    }

    private static async Task<IDurableJournal> OpenJournal(JournalAddress address, GatewayOptions options, MarketTime time, ILoggerFactory loggers, CancellationToken cancellation) => address switch
    {
        JournalAddress.InPostgres postgres => await PostgresJournal.Open(
            postgres.ConnectionString, GatewayEvents.Catalog, time.Clocks.Market, options.PostgresJournal, loggers.CreateLogger<PostgresJournal>(), cancellation).ConfigureAwait(false),
        JournalAddress.InSqlite sqlite => await SqliteJournal.Open(
            sqlite.File, GatewayEvents.Catalog, time.Clocks.Market, options.Journal, loggers.CreateLogger<SqliteJournal>(), cancellation).ConfigureAwait(false),
        _ => throw new NotSupportedException($"{address} cannot be written"),
    };

    private static JournalReader Reader(GatewaySettings settings, string data) => new(JournalSource.At(settings.JournalIn(data)), GatewayEvents.Catalog);

    private static string Version => typeof(GatewayNode).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
