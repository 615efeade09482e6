using System.Collections.Immutable;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Strategies;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Simulator.Prices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Simulation;

/// <summary>The whole system in one process and on one thread: exchange, Kiwoom, bridge, link, account and strategy, in virtual time. A run is
/// a function of its seed.</summary>
public sealed class TradingWorld
{
    private const long ListedShares = 5_000_000_000;
    private const string Strategy = "momentum";
    private static readonly TimeSpan _longestStep = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _shortestStep = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _beforeOpening = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _afterClosing = TimeSpan.FromMinutes(15);
    private static readonly Cause _cause = new(CommandId.Parse("world"));
    private readonly VirtualTimeProvider _time;
    private readonly DeterministicEngine _engine;
    private readonly SimulatedKiwoom _kiwoom;
    private readonly TradingSchedule _schedule = new(TradingCalendar.Krx);
    private readonly BridgeDirectory _bridges = new();
    private readonly MarketDataBoard _board = new();
    private readonly WorldOptions _options;
    private TradingDay _day;

    /// <summary>Sets the world up before the opening of its first day.</summary>
    public TradingWorld(WorldOptions options)
    {
        _options = options;
        _day = options.Day;
        _time = new VirtualTimeProvider(_schedule.OpeningOf(_day) - _beforeOpening);
        var chance = new Random((int)(options.Seed % int.MaxValue));
        DeterministicEngine? engine = null;
        Journal = new InMemoryJournal(write => engine!.Schedule(new TimeSpan(1 + chance.NextInt64(options.LongestWrite.Ticks)), write));
        _engine = engine = new DeterministicEngine(options.Seed, Journal, _time);
        Server = CreateBroker(options);
        _kiwoom = new SimulatedKiwoom(Server, new SimulatedKiwoomOptions { Seed = (int)(options.Seed % int.MaxValue) }, _time);

        var link = new WorldLink(_engine, chance, options.LongestHop);
        _engine.Route(BridgeTraffic.BridgePath, link.Deliver);
        var market = new MarketTime(new Clocks(_time, _time), _schedule, Speed: 1, IsSimulated: true);
        var account = _engine.SpawnEventSourced(
            AccountBehaviour.PathOf(options.Account),
            AccountFactory.Create(new GatewaySettings(), market, _board, _bridges, BridgeTraffic.BridgePath, run: "world")(options.Account),
            new AccountSnapshotCodec());
        link.OnReport = report => account.Tell(ReportArrived.Of(report));
        link.OnMarketData = message => _board.Apply(message, _time.GetUtcNow());
        link.OnSession = session => Hear(session, account, link);
        if (options.HasStrategy)
            RunStrategy(account);

        StartBridge(link);
        link.Connect();
    }

    /// <summary>Both nodes' journal.</summary>
    public InMemoryJournal Journal { get; }

    /// <summary>The broker: what really happened.</summary>
    public BrokerServer Server { get; }

    /// <summary>A hash over every delivery so far.</summary>
    public ulong TraceHash => _engine.TraceHash;

    /// <summary>Messages handled so far.</summary>
    public long Deliveries => _engine.Deliveries;

    /// <summary>Lives one trading day, from ten minutes before its opening to fifteen after its close, and turns to the next.</summary>
    public void RunDay()
    {
        var start = _schedule.OpeningOf(_day) - _beforeOpening;
        if (_time.GetUtcNow() < start)
            RunUntil(start, start - _time.GetUtcNow());

        RunUntil(_schedule.ClosingOf(_day) + _afterClosing, _longestStep);
        _day = _schedule.Calendar.NextTradingDay(_day);
    }

    /// <summary>Lives for a while.</summary>
    public void Run(TimeSpan span) => RunUntil(_time.GetUtcNow() + span, _longestStep);

    /// <summary>What the account has come to.</summary>
    public AccountSummary Summary()
    {
        var ask = _engine.Ask<AccountSummary>(_engine.Resolve(AccountBehaviour.PathOf(_options.Account)), new GetAccountSummary(_cause), TimeSpan.FromSeconds(1));
        _engine.RunUntil(() => ask.IsCompleted, TimeSpan.FromSeconds(1));
        return ask.GetAwaiter().GetResult();
    }

    private void RunUntil(DateTimeOffset end, TimeSpan longestStep)
    {
        while (true)
        {
            _engine.RunUntilIdle();
            _kiwoom.AdvanceTo(_time.GetUtcNow());
            _engine.RunUntilIdle();
            var left = end - _time.GetUtcNow();
            if (left <= TimeSpan.Zero)
                return;

            // Kiwoom may be given work while time passes, so it is never left alone for long.
            var due = _kiwoom.NextDueAt - _time.GetUtcNow() is { } wait && wait < longestStep ? wait : longestStep;
            due = due > _shortestStep ? due : _shortestStep;
            _engine.RunFor(left < due ? left : due);
        }
    }

    private BrokerServer CreateBroker(WorldOptions options)
    {
        var prices = new BarGenerator(options.Seed, DefaultListing.Issues, _schedule.Calendar, new TradingDay(new DateOnly(2026, 1, 2)));
        var listed = DefaultListing.Issues.Select(i => i.Instrument).ToList();
        var now = _time.GetUtcNow();
        var venue = new ExchangeVenue(l => new SimulatedExchange(new ExchangeOptions { Seed = options.Seed }, listed, prices, _schedule, l, now));
        var server = new BrokerServerOptions
        {
            Accounts = [options.Account],
            Issues = [.. listed.Select(i => new MasterIssue(i, ListedShares))],
            Fees = new FeeSchedule(_schedule.Calendar),
            Calendar = _schedule.Calendar,
            DailyPrices = prices,
        };
        return new BrokerServer(server, venue, now);
    }

    private void StartBridge(WorldLink link)
    {
        var bridge = new BridgeOptions
        {
            Kiwoom = new KiwoomConnectionOptions { Bridge = BridgeId.Parse("world"), Mode = TradingMode.Paper, ReconnectsInProcess = true },
            FreshOutbox = "world",
            Schedule = _schedule,
        };
        _ = new BridgeHost(_engine, _kiwoom, new OneThread(), link, new Clocks(_time, _time), bridge, _ => { }, NullLoggerFactory.Instance);
        _bridges.Connected(BridgeId.Parse("world"));
    }

    private void Hear(BrokerSession session, IActorRef account, WorldLink link)
    {
        if (!_bridges.Update(session))
            return;

        account.Tell(new BrokerEpochStarted(_cause, _bridges.EpochOf(_options.Account)));
        link.Subscribe([.. DefaultListing.Issues.Select(i => i.Instrument.Symbol)]);
    }

    private void RunStrategy(IActorRef account)
    {
        var definition = new StrategyDefinition(
            StrategyId.Parse(Strategy),
            Strategy,
            _options.Account,
            TradingMode.Paper,
            [.. DefaultListing.Issues.Select(i => i.Instrument.Symbol)],
            ImmutableSortedDictionary<string, long>.Empty,
            Budget: 20_000_000,
            UserId.Parse("world"));
        var actor = _engine.Spawn(
            StrategyRegistry.Path.Child(Strategy),
            () => new StrategyActor(definition, () => new MomentumStrategy(new MomentumParameters()), _board, _schedule, account.Path, TimeSpan.FromSeconds(1)));
        _board.Listen(message => actor.Tell(message));
        _engine.Subscribe((_, journaled) =>
        {
            if (journaled.Event is IOrderEvent { ClientOrderId: var id } && id.Value.StartsWith(Strategy, StringComparison.Ordinal))
                account.Tell(new GetOrder(_cause, id), actor);
        });
    }
}
