using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Specs.Account;
using Kiwoom.Specs.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Pressure;

/// <summary>A gateway's order path with real sockets, the real account behind them and a real journal on disk; only the bridge is played. No
/// risk limit refuses anything, so that a flood meets the mailbox and nothing before it.</summary>
internal sealed class FloodRig : IAsyncDisposable
{
    public static readonly AccountNo Account = AccountNo.Parse("8012345611");
    private static readonly TradingDay _day = TradingDay.Parse("2026-11-24");
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("kiwoom-flood-");
    private readonly StandingClock _market = new(_day.InstantOf(new TimeOnly(10, 0)));
    private SqliteJournal _journal = null!;
    private WebApplication _app = null!;
    private Tokens _tokens = null!;
    private int _commands;

    public EmbeddedEngine Engine { get; private set; } = null!;

    public AccountActors Accounts { get; private set; } = null!;

    public FloodBridge Bridge { get; private set; } = null!;

    public ClientFeed Feed { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public static async Task<FloodRig> Start()
    {
        var rig = new FloodRig();
        await rig.Compose();
        return rig;
    }

    public static OrderSpec Order(string id) =>
        new(ClientOrderId.Parse(id), AccountRig.Samsung, Side.Buy, 1, OrderType.Limit, 70_000, null, TimeInForce.Day, TradingMode.Paper);

    public static string Json(string id) =>
        $$"""{"client_order_id":"{{id}}","symbol":"005930","side":"buy","quantity":1,"order_type":"limit","price":70000}""";

    public string Token(string user, PermissionLevel level = PermissionLevel.PaperTrader) => _tokens.Issue(UserId.Parse(user), level, [], TimeSpan.FromHours(1)).Token;

    public HttpClient Client(string user, PermissionLevel level = PermissionLevel.PaperTrader)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token(user, level));
        return client;
    }

    public ActorHealth Health() => Engine.Health().Single(h => h.Path == AccountBehaviour.PathOf(Account));

    /// <summary>The account's whole stream, from the disk.</summary>
    public IReadOnlyList<JournaledEvent> Journal()
    {
        var events = new List<JournaledEvent>();
        new JournalReader(_directory.FullName, GatewayEvents.Catalog).Replay(new ReplayOptions { VerifyHashes = true }, (_, journaled) => events.Add(journaled));
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        await _app.StopAsync(soon.Token);
        await _app.DisposeAsync();
        await Feed.DisposeAsync();
        await Engine.DisposeAsync();
        await _journal.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private async Task Compose()
    {
        var catalogue = new FakeMarket();
        catalogue.List(new Instrument(AccountRig.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000));
        catalogue.Trade(AccountRig.Samsung, 70_000, _market.GetUtcNow());
        var path = AccountBehaviour.PathOf(Account);
        Bridge = new FloodBridge(_day, _market.GetUtcNow(), path);
        _journal = await SqliteJournal.Open(_directory.FullName, GatewayEvents.Catalog, _market);
        Engine = new EmbeddedEngine(_journal, _market, machineClock: TimeProvider.System);
        Engine.Spawn(BridgeTraffic.BridgePath, () => Bridge);
        Accounts = new AccountActors(Engine, account => new AccountBehaviour(new AccountOptions
        {
            Account = account,
            Mode = TradingMode.Paper,
            Bridge = BridgeTraffic.BridgePath,
            Run = "flood",
            Market = catalogue,
            Broker = new FakeBrokerStatus(),
            Limits = RiskLimits.Paper with
            {
                MaxOrdersPerSecond = int.MaxValue,
                MaxOrdersPerDay = int.MaxValue,
                MaxPositionSize = RiskLimitNames.LargestAmount,
                MaxGrossExposure = RiskLimitNames.LargestAmount,
                MaxLossPerDay = RiskLimitNames.LargestAmount,
                DuplicateWindowMilliseconds = 0,
            },
        }));
        Feed = new ClientFeed(Engine, Accounts, NullLogger.Instance);
        Accounts.Tell(Account, new BrokerEpochStarted(new Cause(CommandId.Parse("epoch")), 1));
        await Serve();
        await Eventually(async () => (await Accounts.Ask<RiskView>(Account, new GetRisk(new Cause(CommandId.Parse("risk"))))).Reconciled);
    }

    private async Task Serve()
    {
        var around = new FakeSurroundings();
        _tokens = new Tokens(TokenKey.LoadOrCreate(_directory.FullName), new TokenRegister(_directory.FullName, TimeProvider.System), TimeProvider.System);
        var services = new ApiServices(
            Accounts, new MarketDataBoard(), around, new BridgeDirectory(), _tokens, new TradingSchedule(new TradingCalendar()), new Clocks(_market, TimeProvider.System),
            TradingMode.Paper, around, around, around, Feed, () => CommandId.Parse($"c-{Interlocked.Increment(ref _commands)}"),
            new ApiOptions { RequestsPerSecond = 1_000_000, RequestBurst = 1_000_000 });
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ApiEndpoints.Configure(builder);
        _app = builder.Build();
        ApiEndpoints.Map(_app, services);
        await _app.StartAsync();
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public static async Task Eventually(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (!await condition())
            await Task.Delay(5, patience.Token);
    }
}
