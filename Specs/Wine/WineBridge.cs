using System.Diagnostics;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Chaos.Faults;
using Kiwoom.Persistence.Clock;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.KiwoomSimulator;
using Kiwoom.Specs.Link;

namespace Kiwoom.Specs.Wine;

/// <summary>The real <c>kiwoom-bridge.exe run</c> under Wine: real COM to the stand-in control behind it, a real TLS link to a gateway in this process before it.
/// Broker, exchange and gateway outlive its processes.</summary>
internal sealed class WineBridge : IAsyncDisposable
{
    /// <summary>DISPID of SendOrder.</summary>
    public const int SendOrder = 5;

    public static readonly BridgeId Id = BridgeId.Parse("desk-1");
    public static readonly AccountNo Account = AccountNo.Parse(ServedMarket.Account);

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _gatewayData;
    private readonly List<WineProcess> _processes = [];
    private readonly GatewayHost _host;
    private string? _code;
    private long _epochBefore;
    private int _listsBefore;
    private int _requests;

    private WineBridge(ServedMarket market, GatewayHost host, ListeningGateway gateway, TemporaryDirectory gatewayData)
    {
        (Market, _host, Gateway, _gatewayData) = (market, host, gateway, gatewayData);
        Proxy.Target = host.Port;
        gateway.Links = host.Links;
        _code = host.Enrolment.Issue(host.Key, Id, new Uri($"wss://localhost:{Proxy.Port}/link"), TimeSpan.FromMinutes(10)).ToString();
        new MarketClockFile(market.Anchor, DateTimeOffset.UtcNow, SkipsNights: false, null).Save(_data.Path);
    }

    public ServedMarket Market { get; }

    public ListeningGateway Gateway { get; }

    /// <summary>Between the bridge and the gateway.</summary>
    public LinkProxy Proxy { get; } = new();

    /// <summary>The process that was started last.</summary>
    public WineProcess Process => _processes[^1];

    /// <summary>Starts one that is logged in and has read the account's lists.</summary>
    public static async Task<WineBridge> LoggedIn(ServedMarket market)
    {
        var bridge = await Started(market);
        await bridge.LogsIn();
        return bridge;
    }

    /// <summary>Starts one.</summary>
    public static async Task<WineBridge> Started(ServedMarket market)
    {
        var gatewayData = new TemporaryDirectory();
        var gateway = new ListeningGateway();
        var bridge = new WineBridge(market, await GatewayHost.Start(gatewayData.Path, gateway), gateway, gatewayData);
        bridge.Start();
        return bridge;
    }

    /// <summary>Starts a process; the one before has ended.</summary>
    public void Start()
    {
        _epochBefore = Gateway.Session?.LoginEpoch ?? 0;
        _listsBefore = OwnLists;
        List<string> arguments = ["run", "--data", WineEnvironment.PathOf(Path.Combine(_data.Path, "bridge")), "--clock", WineEnvironment.PathOf(_data.Path)];
        if (_code is { } code)
            arguments.AddRange(["--enrol", code]);
        _code = null;
        _processes.Add(WineProcess.Start(WineEnvironment.Node("Bridge.Windows", "kiwoom-bridge.exe"), arguments, Market.Variables));
    }

    /// <summary>Waits until the process that was started last is logged in and its lists are with the gateway.</summary>
    public async Task LogsIn()
    {
        await Is(() => Gateway.Session is { LoggedIn: true } session && session.LoginEpoch > _epochBefore, "it does not log in");
        await Is(() => OwnLists > _listsBefore, "no lists came after the login");
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        Process.Kill();
        await Process.End();
        await Is(() => !Market.Server.IsConnected, "the control's server does not see the end");
    }

    public void Send(IBrokerCommand command) => _host.Links.Send(Id, command);

    public void Subscribe(params Symbol[] symbols) => _host.Links.Subscribe(Id, new QuoteSubscription(symbols));

    /// <summary>Sends an order and waits for its number.</summary>
    public async Task<BrokerOrderNo> Place(string id, long quantity = 10, long price = 70_000)
    {
        Send(Buy(id, quantity, price));
        return await NumberOf(id);
    }

    public async Task<BrokerOrderNo> NumberOf(string id) => (await Report<OrderAcknowledged>(a => a.Command.Value == id, $"no number of {id}")).BrokerOrderNo;

    public SubmitOrder Buy(string id, long quantity = 10, long price = 70_000, TradingMode mode = TradingMode.Paper) =>
        new(CommandId.Parse(id), Account, new OrderSpec(
            ClientOrderId.Parse("o-" + id), ScriptedVenue.Samsung, Side.Buy, quantity, OrderType.Limit, price, null, TimeInForce.Day, mode),
            Market.Clock.GetUtcNow().AddMinutes(60));

    /// <summary>Reads Kiwoom's own lists through the bridge.</summary>
    public async Task<BrokerSnapshot> Lists()
    {
        var id = $"lists-{++_requests}";
        Send(new RequestSnapshot(CommandId.Parse(id), Account));
        return await Report<BrokerSnapshot>(s => s.Command?.Value == id, "the lists do not come");
    }

    /// <summary>Waits for the first report of a kind.</summary>
    public async Task<T> Report<T>(Func<T, bool> wanted, string what)
        where T : IBrokerReport
    {
        await Is(() => Gateway.Reports.OfType<T>().Any(wanted), what);
        return Gateway.Reports.OfType<T>().First(wanted);
    }

    /// <summary>Waits until fills of so many shares were reported.</summary>
    public Task Filled(long shares) => Is(() => Gateway.Reports.OfType<ExecutionReported>().Sum(e => e.Quantity) >= shares, $"fills of {shares} shares are not reported");

    /// <summary>Waits until the process has logged a text so many times.</summary>
    public Task Told(string text, int times = 1) => Is(
        () => Process.Everything().Split('\n').Count(l => l.Contains(text, StringComparison.Ordinal)) >= times, $"'{text}' was not told {times} times");

    /// <summary>How often SendOrder reached Kiwoom.</summary>
    public int SendOrders => Market.Server.CallsOf(SendOrder);

    /// <summary>The orders at the broker, new ones and changes.</summary>
    public Task<List<BrokerOrder>> OrdersAtTheBroker() => Market.Server.OnMarket(() => Market.Broker.Ledger.Orders.ToList());

    /// <summary>Every fill in the broker's ledger was reported exactly once, and nothing else was.</summary>
    public async Task ReportsEqualTheLedger()
    {
        var filled = await Market.Server.OnMarket(() => Market.Broker.Ledger.Orders.SelectMany(o => o.Fills.Select(f => (o.No, f.Quantity, f.Price))).ToList());
        Gateway.Reports.OfType<ExecutionReported>().Select(e => (e.BrokerOrderNo, e.Quantity, e.Price)).ShouldBe(filled, ignoreOrder: true);
    }

    /// <summary>Waits for what must come about; the message of its failure holds what everybody said.</summary>
    public Task Is(Func<bool> condition, string what) => Is(() => Task.FromResult(condition()), what);

    /// <inheritdoc cref="Is(Func{bool}, string)"/>
    public async Task Is(Func<Task<bool>> condition, string what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(since) > _patience)
            {
                throw new TimeoutException(
                    $"{what}\nsession: {Gateway.Session}\nreports:\n{string.Join('\n', Gateway.Reports)}\nnotes: {string.Join(", ", Market.Server.Notes)}\n"
                        + $"faults: {string.Join(", ", Market.Faults)}\nprocess:\n{Process.Everything()}");
            }

            await Task.Delay(5);
        }
    }

    // Lists that the bridge read without being asked, as after each login.
    private int OwnLists => Gateway.Reports.OfType<BrokerSnapshot>().Count(s => s.Command is null);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        Proxy.Dispose();
        await _host.DisposeAsync();
        _data.Dispose();
        _gatewayData.Dispose();
    }
}
