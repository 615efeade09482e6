using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Specs.Wine;

/// <summary>The simulated exchange, with everybody else who trades there, and a broker, served to the control in another process.</summary>
internal sealed class ServedExchange : IAsyncDisposable
{
    private const ulong Seed = 1;
    private const long ListedShares = 5_000_000_000;
    private static readonly TradingDay _firstDay = new(new DateOnly(2026, 1, 2));
    private readonly List<Exception> _faults = [];

    /// <summary>Opens one.</summary>
    /// <param name="clockDirectory">Whose <c>clock.json</c> is the market's clock.</param>
    /// <param name="options">The controls.</param>
    public ServedExchange(string clockDirectory, SimulatedKiwoomOptions options)
    {
        var time = BridgeTime.Of(clockDirectory, TimeProvider.System);
        var market = time.Clocks.Market;
        var now = market.GetUtcNow();
        var prices = new BarGenerator(Seed, DefaultListing.Issues, time.Schedule.Calendar, _firstDay);
        IReadOnlyList<Instrument> listed = [.. DefaultListing.Issues.Select(i => i.Instrument)];
        Broker = new BrokerServer(
            new BrokerServerOptions
            {
                Issues = [.. listed.Select(i => new MasterIssue(i, ListedShares))],
                Fees = new FeeSchedule(time.Schedule.Calendar),
                Calendar = time.Schedule.Calendar,
                DailyPrices = prices,
            },
            new ExchangeVenue(listener => new SimulatedExchange(new ExchangeOptions { Seed = Seed }, listed, prices, time.Schedule, listener, now)),
            now);
        Server = ControlServer.Start(
            () => new SimulatedKiwoom(Broker, options, market),
            market,
            fault =>
            {
                lock (_faults)
                    _faults.Add(fault);
            });
    }

    public BrokerServer Broker { get; }

    public ControlServer Server { get; }

    public IReadOnlyList<Exception> Faults
    {
        get
        {
            lock (_faults)
                return [.. _faults];
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
