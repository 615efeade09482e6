using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Commands;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Clock;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Link;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Bridge;

/// <summary>The process's composition: a real TLS link, a real journal, the threads of a real process, a market that runs sixty times as fast.</summary>
public class BridgeProcessSpecs : IDisposable
{
    private static readonly BridgeId _bridge = BridgeId.Parse("desk-1");
    private static readonly AccountNo _account = AccountNo.Parse("8112345611");
    private static readonly Symbol _samsung = Symbol.Parse("005930");
    private readonly TemporaryDirectory _bridgeData = new();
    private readonly TemporaryDirectory _gatewayData = new();
    private readonly AcknowledgingGateway _gateway = new();
    private readonly CancellationTokenSource _stop = new();
    private Uri? _link;

    public void Dispose()
    {
        _stop.Dispose();
        _bridgeData.Dispose();
        _gatewayData.Dispose();
    }

    [Fact]
    public async Task A_bridge_trades_through_a_real_link_and_knows_after_a_restart_what_it_has_sent()
    {
        var now = DateTimeOffset.UtcNow;
        var opening = new TradingDay(new DateOnly(2026, 9, 21)).InstantOf(new TimeOnly(9, 5));
        new MarketClockFile(new ClockAnchor(now, opening, 60), now, SkipsNights: true, null).Save(_bridgeData.Path);
        await using var host = await GatewayHost.Start(_gatewayData.Path, _gateway, new BridgeLinksOptions { NodeVersion = "gateway-1.0" });
        _gateway.Links = host.Links;
        _link = new Uri($"wss://localhost:{host.Port}/link");
        var code = host.Issue("desk-1", _link).ToString();

        var order = new SubmitOrder(
            CommandId.Parse("c1"), _account,
            new OrderSpec(ClientOrderId.Parse("o1"), _samsung, Side.Buy, 10, OrderType.Market, null, null, TimeInForce.Day, TradingMode.Paper), opening.AddHours(6));
        var process = Run(code);
        await Eventually.Is(() => _gateway.IsLoggedIn, () => "not logged in");
        host.Links.Subscribe(_bridge, new QuoteSubscription([_samsung]));
        host.Links.Send(_bridge, order);
        await Eventually.Is(() => _gateway.Filled == 10, () => string.Join('\n', _gateway.Reports.Select(r => r.Report)));
        await Eventually.Is(() => _gateway.MarketData.OfType<TradeTick>().Any(), () => "no price came");
        _gateway.MarketData.OfType<InstrumentListed>().Select(i => i.Instrument.Symbol).ShouldContain(_samsung);
        (await Stop(process)).ShouldBe(BridgeExitCode.Ok);

        _gateway.Sessions.Clear();
        process = Run(null);
        await Eventually.Is(() => _gateway.IsLoggedIn, () => "not logged in again");
        host.Links.Send(_bridge, order);
        host.Links.Send(_bridge, new RequestSnapshot(CommandId.Parse("s1"), _account));
        await Eventually.Is(() => Snapshot("s1") is not null, () => "no snapshot came");
        (await Stop(process)).ShouldBe(BridgeExitCode.Ok);
        Snapshot("s1")!.Orders.ShouldHaveSingleItem().CumulativeQuantity.ShouldBe(10);
        Snapshot("s1")!.Orders[0].ClientOrderId.ShouldBe(ClientOrderId.Parse("o1"));
        _gateway.Filled.ShouldBe(10);
        _gateway.Reports.Select(r => r.Sequence).Distinct().Order().ShouldBe(Enumerable.Range(1, _gateway.Reports.Select(r => r.Sequence).Distinct().Count()).Select(n => (long)n));
    }

    [Fact]
    public async Task A_bridge_that_is_not_enrolled_says_so() =>
        (await BridgeProcess.Run(new BridgeProcessOptions { DataDirectory = _bridgeData.Path, Kiwoom = KiwoomKind.Simulated }, TimeProvider.System, NullLoggerFactory.Instance, _stop.Token))
            .ShouldBe(BridgeExitCode.NotEnrolled);

    [Theory]
    [InlineData("run")]
    [InlineData("run", "--simulated", "--accounts", "12")]
    public async Task A_wrong_command_line_is_told_by_its_exit_code(params string[] arguments) =>
        (await BridgeCommands.Create(TimeProvider.System).Parse(arguments).InvokeAsync()).ShouldBe(BridgeExitCode.Usage);

    private BrokerSnapshot? Snapshot(string command) =>
        _gateway.Reports.Select(r => r.Report).OfType<BrokerSnapshot>().FirstOrDefault(s => s.Command?.Value == command);

    private (Task<int> Ended, CancellationTokenSource Stop) Run(string? code)
    {
        var stop = new CancellationTokenSource();
        var options = new BridgeProcessOptions
        {
            DataDirectory = Path.Combine(_bridgeData.Path, "bridge"),
            ClockDirectory = _bridgeData.Path,
            Gateway = _link,
            EnrolmentCode = code,
            Kiwoom = KiwoomKind.Simulated,
        };
        return (Task.Run(() => BridgeProcess.Run(options, TimeProvider.System, NullLoggerFactory.Instance, stop.Token)), stop);
    }

    private static async Task<int> Stop((Task<int> Ended, CancellationTokenSource Stop) process)
    {
        await process.Stop.CancelAsync();
        var code = await process.Ended;
        process.Stop.Dispose();
        return code;
    }
}
