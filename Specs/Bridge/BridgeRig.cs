using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Recording;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Bridge;

/// <summary>A whole bridge on a simulated Kiwoom, on one thread and in virtual time. Broker, exchange and gateway outlive its processes.</summary>
internal sealed class BridgeRig
{
    public static readonly AccountNo Account = AccountNo.Parse("8112345611");
    public static readonly TradingDay Day = new(new DateOnly(2026, 9, 21));
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(10);

    private readonly IJournal _journal;
    private readonly SimulatedKiwoomOptions _simulated;
    private readonly Func<KiwoomConnectionOptions, KiwoomConnectionOptions> _configure;
    private DeterministicEngine _engine = null!;
    private readonly Func<BridgeRig, SessionRecorder?>? _record;
    private readonly Func<BridgeRig, IKiwoomApi> _control;
    private BridgeHost _host = null!;
    private int _processes;

    public BridgeRig(
        TradingMode server = TradingMode.Paper, SimulatedKiwoomOptions? simulated = null, IJournal? journal = null, ulong seed = 1, TimeOnly? startsAt = null,
        Func<KiwoomConnectionOptions, KiwoomConnectionOptions>? configure = null, Surveillance surveillance = Surveillance.None,
        Func<BridgeRig, SessionRecorder?>? record = null, Func<BridgeRig, IKiwoomApi>? control = null)
    {
        Seed = seed;
        _simulated = simulated ?? new SimulatedKiwoomOptions { OddOrderProbability = 0 };
        _journal = journal ?? new InMemoryJournal();
        _configure = configure ?? (o => o);
        _record = record;
        _control = control ?? (rig => rig.Api);
        Time = new VirtualTimeProvider(Day.InstantOf(startsAt ?? new TimeOnly(10, 0)));
        Server = new BrokerServer(
            new BrokerServerOptions
            {
                Mode = server,
                Issues =
                [
                    new MasterIssue(
                        new Instrument(ScriptedVenue.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000) { Surveillance = surveillance }, 5_919_637_922),
                ],
            },
            Venue,
            Time.GetUtcNow());
        Start();
    }

    public ulong Seed { get; }

    public VirtualTimeProvider Time { get; }

    public ScriptedVenue Venue { get; } = new();

    public BrokerServer Server { get; }

    public RecordingLink Link { get; } = new();

    public ImmediateThread Thread { get; } = new();

    public OpenDialogs Dialogs { get; } = new();

    public IJournal Journal => _journal;

    public string FreshOutbox => $"outbox-{_processes}";

    /// <summary>Records the present process; null where nothing is recorded.</summary>
    public SessionRecorder? Recorder { get; private set; }

    public List<string> Restarts { get; } = [];

    public SimulatedKiwoom Api { get; private set; } = null!;

    public BrokerSession Session => Link.Sessions[^1];

    public BrokerAccount Ledger => Server.Ledger.AccountOf(Account)!;

    public int OrdersAtTheBroker => Ledger.Orders.Count();

    /// <summary>Starts a process on the journal and lets it log in.</summary>
    public void Start()
    {
        _processes++;
        _engine = new DeterministicEngine(Seed, _journal, Time);
        Api = new SimulatedKiwoom(Server, _simulated, Time);
        Recorder = _record?.Invoke(this);
        _host = new BridgeHost(
            _engine, Recorder?.Record(_control(this)) ?? _control(this), Thread, Recorder?.Record(Link) ?? Link, new Clocks(Time, Time),
            new BridgeOptions
            {
                Kiwoom = _configure(new KiwoomConnectionOptions { Bridge = BridgeId.Parse("b1"), Mode = TradingMode.Paper, ReconnectsInProcess = true }),
                FreshOutbox = FreshOutbox,
                Schedule = new TradingSchedule(new TradingCalendar()),
                Dialogs = Dialogs,
            },
            Restarts.Add,
            NullLoggerFactory.Instance);
        _host.Desk.Path.ShouldBe(KiwoomPaths.Desk);
        Link.Connect();
        Pass(TimeSpan.FromSeconds(12));
    }

    /// <summary>The process is told to stop, and stops.</summary>
    public void Stop()
    {
        Recorder?.Stopping();
        _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Recorder?.Dispose();
    }

    /// <summary>The process dies without a word.</summary>
    public void Kill()
    {
        Api.Kill();
        Link.Disconnect();
        _engine = new DeterministicEngine(Seed, new InMemoryJournal(), Time);
    }

    public void Pass(TimeSpan span, TimeSpan? step = null)
    {
        var end = Time.GetUtcNow() + span;
        while (true)
        {
            _engine.RunUntilIdle();
            Api.AdvanceTo(Time.GetUtcNow());
            _engine.RunUntilIdle();
            var left = end - Time.GetUtcNow();
            if (left <= TimeSpan.Zero)
                return;
            var next = step ?? _step;
            _engine.RunFor(left < next ? left : next);
        }
    }

    public void PassSeconds(double seconds) => Pass(TimeSpan.FromSeconds(seconds));

    public SubmitOrder Buy(string id, long quantity = 10, long price = 70_000, OrderType type = OrderType.Limit, TradingMode mode = TradingMode.Paper, double sendWithin = 30) =>
        new(CommandId.Parse(id), Account, new OrderSpec(
            ClientOrderId.Parse("o-" + id), ScriptedVenue.Samsung, Side.Buy, quantity, type, type == OrderType.Market ? null : price, null, TimeInForce.Day, mode),
            Time.GetUtcNow().AddSeconds(sendWithin));

    /// <summary>Gives an order and waits for its number.</summary>
    public BrokerOrderNo Place(string id, long quantity = 10, long price = 70_000)
    {
        Link.Give(Buy(id, quantity, price));
        PassSeconds(1);
        return NumberOf(id);
    }

    public BrokerOrderNo NumberOf(string id) => Link.Reports.OfType<OrderAcknowledged>().Single(a => a.Command.Value == id).BrokerOrderNo;

    public void Fill(BrokerOrderNo number, long price, long quantity)
    {
        Venue.Fill($"{TradingDay.At(Time.GetUtcNow()).ToCompact()}-{number}", price, quantity, Time.GetUtcNow());
        PassSeconds(1);
    }

    public SubmitCancel Cancel(string id, string of, long quantity = 10) =>
        new(CommandId.Parse(id), Account, ClientOrderId.Parse("o-" + of), NumberOf(of), ScriptedVenue.Samsung, Side.Buy, quantity);

    public SubmitReplace Replace(string id, string of, long quantity, long price) =>
        new(CommandId.Parse(id), Account, ClientOrderId.Parse("o-" + of), NumberOf(of), ScriptedVenue.Samsung, Side.Buy, OrderType.Limit, TimeInForce.Day, quantity, price,
            Time.GetUtcNow().AddSeconds(30));
}
