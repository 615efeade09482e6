using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>A control logged in to a broker on a scripted exchange, on virtual time.</summary>
internal sealed class Desk
{
    public const string Account = "8112345611";
    public const string Screen = "1000";
    public static readonly TradingDay Day = new(new DateOnly(2026, 9, 21));

    private IDisposable _advised;

    public Desk(
        TradingMode mode = TradingMode.Paper, SimulatedKiwoomOptions? options = null, long cash = 100_000_000, BrokerLedgerFile? file = null,
        TimeSpan? exchangeLatency = null, DateTimeOffset? startsAt = null)
    {
        Clock = new ManualClock(startsAt ?? Day.InstantOf(new TimeOnly(10, 0)));
        Server = new BrokerServer(
            new BrokerServerOptions
            {
                Mode = mode,
                OpeningCash = cash,
                ExchangeLatency = exchangeLatency ?? TimeSpan.FromMilliseconds(5),
                Issues = [new MasterIssue(new Instrument(ScriptedVenue.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000), 5_919_637_922)],
            },
            Venue,
            Clock.Now,
            file);
        Api = new SimulatedKiwoom(Server, options ?? new SimulatedKiwoomOptions { OddOrderProbability = 0 }, Clock);
        Events = new RecordedEvents(Api);
        _advised = Api.Advise(Events);
        Api.CommConnect().ShouldBe(0);
        Pass(TimeSpan.FromSeconds(5));
        Events.Lines.ShouldBe(["connect 0"]);
        Events.Lines.Clear();
    }

    public ManualClock Clock { get; }

    public ScriptedVenue Venue { get; } = new();

    public BrokerServer Server { get; }

    public SimulatedKiwoom Api { get; }

    public RecordedEvents Events { get; }

    public BrokerAccount Ledger => Server.Ledger.AccountOf(AccountNo.Parse(Account))!;

    /// <summary>From now on events go to another sink than <see cref="Events"/>.</summary>
    public void Hear(IKiwoomEvents sink)
    {
        _advised.Dispose();
        _advised = Api.Advise(sink);
    }

    public void Pass(TimeSpan span)
    {
        Clock.Now += span;
        Api.AdvanceTo(Clock.Now);
    }

    public int Send(int type, int quantity, int price, string terms = "00", string original = "", string name = "o1") =>
        Api.SendOrder(name, Screen, Account, type, "005930", quantity, price, terms, original);

    /// <summary>Sends an order and waits for its answer; gives its number.</summary>
    public string Place(int type, int quantity, int price, string terms = "00", string original = "")
    {
        Send(type, quantity, price, terms, original).ShouldBe(0);
        Pass(TimeSpan.FromSeconds(1));
        return Events.LastOrderNo;
    }

    public void Fill(string no, long price, long quantity)
    {
        Venue.Fill($"{Day.ToCompact()}-{no}", price, quantity, Clock.Now);
        Pass(TimeSpan.FromSeconds(1));
    }
}
