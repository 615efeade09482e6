using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Recording;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Clock;
using Kiwoom.Specs.Bridge;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Link;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Recording;

/// <summary>A process with real threads, a real journal and a real link, recorded and then played on one thread in virtual time.</summary>
public sealed class RecordedProcessSpecs : IDisposable
{
    private const int Speed = 10;
    private static readonly BridgeId _bridge = BridgeId.Parse("desk-1");
    private static readonly AccountNo _account = AccountNo.Parse("8112345611");
    private static readonly Symbol _samsung = Symbol.Parse("005930");
    private readonly TemporaryDirectory _bridgeData = new();
    private readonly TemporaryDirectory _gatewayData = new();
    private readonly AcknowledgingGateway _gateway = new();

    public void Dispose()
    {
        _bridgeData.Dispose();
        _gatewayData.Dispose();
    }

    [Fact]
    public async Task A_recorded_process_and_the_one_after_it_are_played_with_the_same_reports()
    {
        var now = DateTimeOffset.UtcNow;
        var opening = new TradingDay(new DateOnly(2026, 9, 21)).InstantOf(new TimeOnly(9, 5));
        new MarketClockFile(new ClockAnchor(now, opening, Speed), now, SkipsNights: true, null).Save(_bridgeData.Path);
        await using var host = await GatewayHost.Start(_gatewayData.Path, _gateway, new BridgeLinksOptions { NodeVersion = "gateway-1.0" });
        _gateway.Links = host.Links;
        var code = host.Issue("desk-1", new Uri($"wss://localhost:{host.Port}/link")).ToString();
        var path = Path.Combine(_bridgeData.Path, "day.jsonl");

        var process = Run(code, path);
        await Eventually.Is(() => _gateway.IsLoggedIn, () => "not logged in");
        host.Links.Subscribe(_bridge, new QuoteSubscription([_samsung]));
        for (var i = 1; i <= 6; i++)
            host.Links.Send(_bridge, Order($"c{i}", opening));
        await Eventually.Is(() => _gateway.Filled == 60, () => string.Join('\n', _gateway.Reports.Select(r => r.Report)));
        (await Stop(process)).ShouldBe(BridgeExitCode.Ok);

        _gateway.Sessions.Clear();
        process = Run(null, path);
        await Eventually.Is(() => _gateway.IsLoggedIn, () => "not logged in again");
        host.Links.Send(_bridge, Order("c1", opening));
        host.Links.Send(_bridge, Order("c7", opening));
        await Eventually.Is(() => _gateway.Filled == 70, () => string.Join('\n', _gateway.Reports.Select(r => r.Report)));
        (await Stop(process)).ShouldBe(BridgeExitCode.Ok);

        Played(path, orders: 6);
        Played(Path.Combine(_bridgeData.Path, "day.2.jsonl"), orders: 1);
    }

    private static void Played(string path, int orders)
    {
        var recording = RecordingReader.Read(path);
        recording.Header.Turns.ShouldBeTrue();
        // The market runs ten times as fast as the threads that the tolerance is for.
        var options = new PlaybackOptions { InstantTolerance = Speed * new PlaybackOptions().InstantTolerance };
        var played = SessionPlayback.Play(recording, options, NullLoggerFactory.Instance);
        played.Divergences.ShouldBeEmpty(path);
        (played.Orders, played.EndReason).ShouldBe((orders, RecordingFormat.Stopped));
        played.Executions.ShouldBeGreaterThanOrEqualTo(orders);
    }

    private static SubmitOrder Order(string id, DateTimeOffset opening) => new(
        CommandId.Parse(id), _account,
        new OrderSpec(ClientOrderId.Parse("o-" + id), _samsung, Side.Buy, 10, OrderType.Market, null, null, TimeInForce.Day, TradingMode.Paper), opening.AddHours(6));

    private (Task<int> Ended, CancellationTokenSource Stop) Run(string? code, string recording)
    {
        var stop = new CancellationTokenSource();
        var options = new BridgeProcessOptions
        {
            DataDirectory = Path.Combine(_bridgeData.Path, "bridge"),
            ClockDirectory = _bridgeData.Path,
            EnrolmentCode = code,
            Kiwoom = KiwoomKind.Simulated,
            Recording = new RecordingOptions { Path = recording },
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
