using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Simulator.Prices;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>A Kiwoom of its own for this process: exchange, broker with a ledger on disk, control and the control's thread.</summary>
public sealed class SimulatedMarket : IKiwoomControl
{
    // Shares of an issue that nobody has counted; enough that Kiwoom's 1 % threshold is not what stops an order.
    private const long ListedShares = 5_000_000_000;

    // Generated prices are a function of their first day too, so it must be the same on every start.
    private static readonly DateOnly _firstGeneratedDay = new(2026, 1, 2);

    private readonly BrokerLedgerFile _ledger;
    private readonly SimulatedKiwoomThread _thread;

    private SimulatedMarket(BrokerLedgerFile ledger, SimulatedKiwoomThread thread, IKiwoomApi api) => (_ledger, _thread, Api) = (ledger, thread, api);

    /// <inheritdoc/>
    public IKiwoomApi Api { get; }

    /// <inheritdoc/>
    public IKiwoomThread Thread => _thread;

    /// <inheritdoc/>
    public bool ReconnectsInProcess => true;

    /// <summary>Starts a simulated Kiwoom. Throws <see cref="PriceFileException"/> for prices that cannot be read and
    /// <see cref="IOException"/> where another process has the ledger.</summary>
    public static async Task<SimulatedMarket> Start(SimulatedMarketOptions options, BridgeTime time, ILogger logger)
    {
        var market = time.Clocks.Market;
        var ledger = new BrokerLedgerFile(options.LedgerDirectory);
        try
        {
            var made = new TaskCompletionSource<SimulatedKiwoom>(TaskCreationOptions.RunContinuationsAsynchronously);
            var thread = new SimulatedKiwoomThread(
                () =>
                {
                    try
                    {
                        var control = new SimulatedKiwoom(Broker(options, time, ledger), new SimulatedKiwoomOptions { Seed = options.Seed }, market);
                        made.SetResult(control);
                        return control;
                    }
                    catch (Exception fault)
                    {
                        made.SetException(fault);
                        throw;
                    }
                },
                market,
                fault => logger.LogError(fault, "The simulated Kiwoom's thread threw."),
                time.Clocks.Machine);
            return new SimulatedMarket(ledger, thread, await made.Task.ConfigureAwait(false));
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _thread.DisposeAsync().ConfigureAwait(false);
        _ledger.Dispose();
    }

    /// <summary>Exchange and broker alone, for those who serve them otherwise than in their own process. Throws <see cref="PriceFileException"/> for
    /// prices that cannot be read.</summary>
    public static BrokerServer Broker(SimulatedMarketOptions options, BridgeTime time, BrokerLedgerFile ledger)
    {
        var (listed, prices) = Prices(options, time.Schedule.Calendar);
        var now = time.Clocks.Market.GetUtcNow();
        var venue = new ExchangeVenue(listener => new SimulatedExchange(
            new ExchangeOptions { Seed = (ulong)options.Seed }, listed, prices, time.Schedule, listener, now));
        return new BrokerServer(
            new BrokerServerOptions
            {
                Mode = options.Mode,
                Accounts = options.Accounts,
                Issues = [.. listed.Select(i => new MasterIssue(i, ListedShares))],
                Fees = new FeeSchedule(time.Schedule.Calendar),
                Calendar = time.Schedule.Calendar,
                DailyPrices = prices,
            },
            venue,
            now,
            ledger);
    }

    private static (IReadOnlyList<Instrument> Listed, IDailyPrices Prices) Prices(SimulatedMarketOptions options, TradingCalendar calendar)
    {
        if (options.PricesDirectory is { } folder)
        {
            var history = DailyBarCsv.ReadFolder(folder);
            return ([.. history.Issues.Select(DefaultListing.InstrumentOf)], history);
        }

        var generated = new BarGenerator((ulong)options.Seed, DefaultListing.Issues, calendar, new Actors.Identity.TradingDay(_firstGeneratedDay));
        return ([.. DefaultListing.Issues.Select(i => i.Instrument)], generated);
    }
}
