using Akka.Actor;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Journal;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.OnAkka.Orders;
using Kiwoom.Gateway.Security;
using Kiwoom.OnAkka.Orders;
using Kiwoom.OnAkka.Orders.Sealing;
using Kiwoom.Specs.Account;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Pressure;
using Microsoft.Extensions.Logging.Abstractions;
using IActorRef = Akka.Actor.IActorRef;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>The real door before a real account with a real engine, journal and tokens; only the bridge is played. It fills every order at once, except those
/// whose id begins with "open".</summary>
internal sealed class DoorRig : IAsyncDisposable
{
    public static readonly AccountNo Account = AccountNo.Parse("8012345611");
    private static readonly TradingDay _day = TradingDay.Parse("2026-11-24");
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("kiwoom-door-");
    private readonly StandingClock _market = new(_day.InstantOf(new TimeOnly(10, 0)));
    private readonly GatewayKey? _key;
    private int _commands;

    private DoorRig(ActorSystem system, OrderDoorOptions options, bool isSealed)
    {
        var catalogue = new FakeMarket();
        catalogue.List(new Instrument(AccountRig.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000));
        catalogue.Trade(AccountRig.Samsung, 70_000, _market.GetUtcNow());
        Bridge = new FloodBridge(_day, _market.GetUtcNow(), AccountBehaviour.PathOf(Account));
        Engine = new EmbeddedEngine(Journal, _market, machineClock: TimeProvider.System);
        Engine.Spawn(BridgeTraffic.BridgePath, () => Bridge);
        Accounts = new AccountActors(Engine, account => new AccountBehaviour(new AccountOptions
        {
            Account = account,
            Mode = TradingMode.Paper,
            Bridge = BridgeTraffic.BridgePath,
            Run = "door",
            Market = catalogue,
            Broker = new FakeBrokerStatus(),
            Limits = RiskLimits.Paper with { MaxOrdersPerSecond = int.MaxValue, MaxOrdersPerDay = int.MaxValue, MaxPositionSize = RiskLimitNames.LargestAmount, MaxGrossExposure = RiskLimitNames.LargestAmount, DuplicateWindowMilliseconds = 0 },
        }));
        Register = new TokenRegister(_directory.FullName, TimeProvider.System);
        Tokens = new Tokens(TokenKey.LoadOrCreate(_directory.FullName), Register, TimeProvider.System);
        var around = new FakeSurroundings();
        Services = new ApiServices(
            Accounts, new MarketDataBoard(), around, new BridgeDirectory(), Tokens, new TradingSchedule(new TradingCalendar()), new Clocks(_market, TimeProvider.System),
            TradingMode.Paper, new JournalPages(Journal, GatewayEvents.Catalog), around, around, around, () => CommandId.Parse($"c-{Interlocked.Increment(ref _commands)}"),
            new ApiOptions { RequestsPerSecond = 100_000, RequestBurst = 100_000 });
        _key = isSealed ? GatewayKey.LoadOrCreate(_directory.FullName, TimeProvider.System) : null;
        Door = OrderDoorHost.Open(system, Engine, Services, NullLogger.Instance, _key, options);
    }

    public InMemoryJournal Journal { get; } = new();

    public EmbeddedEngine Engine { get; }

    public AccountActors Accounts { get; }

    public FloodBridge Bridge { get; }

    public TokenRegister Register { get; }

    public Tokens Tokens { get; }

    public ApiServices Services { get; }

    public IActorRef Door { get; }

    /// <summary>By what strategies know the gateway, where it takes sealed requests.</summary>
    public GatewayIdentity Identity => GatewayIdentity.Of(_key!.Certificate.PublicKey.ExportSubjectPublicKeyInfo());

    public static async Task<DoorRig> Open(ActorSystem system, OrderDoorOptions? options = null, bool isSealed = false)
    {
        var rig = new DoorRig(system, options ?? new OrderDoorOptions(), isSealed);
        rig.Accounts.Tell(Account, new BrokerEpochStarted(new Cause(CommandId.Parse("epoch")), 1));
        await FloodRig.Eventually(async () => (await rig.Accounts.Ask<RiskView>(Account, new GetRisk(new Cause(CommandId.Parse("risk"))))).Reconciled);
        return rig;
    }

    public ApiToken Token(PermissionLevel level = PermissionLevel.PaperTrader, string user = "kim") => Issue(level, user).Token;

    public (ApiToken Token, string Id) Issue(PermissionLevel level = PermissionLevel.PaperTrader, string user = "kim")
    {
        var (token, issued) = Tokens.Issue(UserId.Parse(user), level, [], TimeSpan.FromHours(1));
        return (new ApiToken(token), issued.Id);
    }

    /// <summary>Places an order beside the door.</summary>
    public Task<OrderAnswer> Place(string id) => Accounts.Ask<OrderAnswer>(
        Account, new PlaceOrder(new Cause(CommandId.Parse($"p-{id}")), new Caller(UserId.Parse("kim"), PermissionLevel.PaperTrader), Account, OrdersSerializerSpecs.Order(id, quantity: 1).Order));

    /// <summary>The numbers and names of all reports that the account's stream holds.</summary>
    public async Task<IReadOnlyList<(long SequenceNr, string Name)>> Reports()
    {
        var found = new List<(long, string)>();
        await foreach (var journaled in Journal.Read(AccountBehaviour.IdOf(Account), 1))
        {
            if (ExecutionReport.Of(journaled) is { } report)
                found.Add((report.SequenceNr, report.Name));
        }

        return found;
    }

    public async Task<long> Head() => (await Accounts.Ask<AccountView>(Account, new GetAccount(new Cause(CommandId.Parse("head"))))).Version;

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        _key?.Dispose();
        _directory.Delete(recursive: true);
    }
}
