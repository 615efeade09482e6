using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>A scripted exchange and a broker, served to controls in other processes. Time passes as on the wall, from 10:00 of a trading day.</summary>
internal sealed class ServedMarket : IAsyncDisposable
{
    public const string Account = Desk.Account;
    private readonly List<Exception> _faults = [];

    /// <summary>Starts one.</summary>
    /// <param name="options">The controls.</param>
    /// <param name="mode">The server.</param>
    /// <param name="speed">Market seconds a machine second.</param>
    /// <param name="accounts">The login's accounts; <see cref="Account"/> where none is named.</param>
    public ServedMarket(SimulatedKiwoomOptions? options = null, TradingMode mode = TradingMode.Paper, int speed = 1, params string[] accounts)
    {
        Anchor = new ClockAnchor(DateTimeOffset.UtcNow, Desk.Day.InstantOf(new TimeOnly(10, 0)), speed);
        var clock = new ScaledClock(TimeProvider.System, Anchor, new ContinuousTimeline());
        options ??= new SimulatedKiwoomOptions { OddOrderProbability = 0, LoginLatency = TimeSpan.FromMilliseconds(50) };
        Broker = new BrokerServer(
            new BrokerServerOptions
            {
                Mode = mode,
                Accounts = [.. (accounts is [] ? [Account] : accounts).Select(AccountNo.Parse)],
                Issues = [new MasterIssue(new Instrument(ScriptedVenue.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000), 5_919_637_922)],
            },
            Venue,
            clock.GetUtcNow());
        Clock = clock;
        Server = ControlServer.Start(() => new SimulatedKiwoom(Broker, options, clock), clock, Fault);
    }

    /// <summary>What other processes need to have the same time.</summary>
    public ClockAnchor Anchor { get; }

    public TimeProvider Clock { get; }

    public ScriptedVenue Venue { get; } = new();

    public BrokerServer Broker { get; }

    public ControlServer Server { get; }

    /// <summary>What a control's process needs in its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string> { [ControlServer.EnvironmentName] = Server.Address };

    public IReadOnlyList<Exception> Faults
    {
        get
        {
            lock (_faults)
                return [.. _faults];
        }
    }

    /// <summary>Fills a resting order.</summary>
    public Task Fill(string orderNo, long price, long quantity) =>
        Server.OnMarket(() => Venue.Fill($"{Desk.Day.ToCompact()}-{orderNo}", price, quantity, Clock.GetUtcNow()));

    /// <summary>Publishes a book, as real-time data of who registered it.</summary>
    public Task Book(VenueBook book) => Server.OnMarket(() => Venue.Tape.BookChanged(book with { At = Clock.GetUtcNow() }, Venue.Quote.BasePrice));

    /// <summary>Prints a trade on the tape, as real-time data of who registered it.</summary>
    public Task Trade(long price, long quantity) => Server.OnMarket(() => Venue.Tape.Traded(
        new VenueTrade(ScriptedVenue.Samsung, price, quantity, Side.Buy, Venue.Quote, Clock.GetUtcNow())));

    /// <summary>Waits until the server has noted something so many times.</summary>
    public Task Noted(ControlNoteKind kind, int times = 1) => Link.Eventually.Is(
        () => Server.Notes.Count(n => n.Kind == kind) >= times, () => $"{kind} was not noted {times} times: {string.Join(", ", Server.Notes)}");

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private void Fault(Exception fault)
    {
        lock (_faults)
            _faults.Add(fault);
    }
}
