using System.Diagnostics;
using System.Net.WebSockets;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Link;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Benchmarks;

/// <summary>The bridge's side of the link benchmarks, as a process of its own: answers each command with a report, and sends bursts and floods
/// when a command's id asks for them.</summary>
internal sealed class LinkBridgeProcess(BridgeIdentity identity) : IGatewayLinkListener
{
    internal const string Verb = "bridge";
    internal const string Outbox = "bench";
    internal const int Issues = 500;

    /// <summary>About as long as a report on the wire.</summary>
    internal const int EchoSize = 460;

    private static readonly DateTimeOffset At = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
    private static readonly Symbol[] Symbols = [.. Enumerable.Range(0, Issues).Select(i => Symbol.Parse($"{i:000000}"))];
    private readonly Lock _gate = new();
    private GatewayLink? _link;
    private long _next = 1;

    internal static Process Start(string benchmark, string code, string echo, bool conflate)
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardInput = true };
        foreach (var argument in new[] { "exec", typeof(LinkBridgeProcess).Assembly.Location, benchmark, Verb, code, echo, $"{conflate}" })
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("the bridge process did not start");
    }

    /// <summary>Runs until standard input ends.</summary>
    internal static async Task<int> Run(string code, string echo, bool conflate)
    {
        var data = Directory.CreateTempSubdirectory("kiwoom-bench-bridge-");
        try
        {
            using var identity = await Enroll.With(code, data.FullName, "bench");
            var bridge = new LinkBridgeProcess(identity);
            await using var link = new GatewayLink(identity, new GatewayLinkOptions { NodeVersion = "bench", Conflate = conflate }, TimeProvider.System, NullLogger<GatewayLink>.Instance);
            bridge._link = link;
            link.Start(bridge);
            var echoing = Echo(new Uri(echo));
            await Console.In.ReadToEndAsync();
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    public void Connected(GatewayPosition position)
    {
    }

    public void Disconnected(string reason)
    {
    }

    public void CommandReceived(IBrokerCommand command)
    {
        _link!.CommandTaken(command.Id);
        switch (command.Id.Value.Split('-'))
        {
            case ["burst", var count]:
                Task.Run(() => Burst(int.Parse(count)));
                break;
            case ["flood", var milliseconds, var waiting, ..]:
                Task.Run(() => Flood(TimeSpan.FromMilliseconds(int.Parse(milliseconds)), int.Parse(waiting)));
                break;
            default:
                Report();
                break;
        }
    }

    public void SubscriptionReceived(QuoteSubscription subscription)
    {
    }

    public void ReportsAcknowledged(string outbox, long sequence)
    {
    }

    private static async Task Echo(Uri url)
    {
        using var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        await socket.ConnectAsync(url, CancellationToken.None);
        var (received, answer) = (new byte[16 * 1024], new byte[EchoSize]);
        while (!(await socket.ReceiveAsync(received.AsMemory(), CancellationToken.None)).MessageType.Equals(WebSocketMessageType.Close))
            await socket.SendAsync(answer.AsMemory(), WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    private void Report()
    {
        lock (_gate)
        {
            var number = _next++;
            _link!.Send(new SequencedReport(identity.Bridge, Outbox, number, At, new ExecutionReported(
                AccountNo.Parse("8012345611"), new TradingDay(new DateOnly(2026, 1, 5)), ExecutionId.Parse($"20260105-0000123-{number}"), BrokerOrderNo.Parse("0000123"),
                ClientOrderId.Parse("momentum-20260105-1"), Symbols[0], Side.Buy, 10, 70_000, 1000, 70_000, 10, 990, At)));
        }
    }

    private void Burst(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Report();
            if (i % 1024 == 0)
                SpinWait.SpinUntil(() => _link!.Status.ReportsWaiting < 32_768);
        }
    }

    // As a real day is: each issue's price moves on, all issues in turn. The pause keeps no more than so many waiting; 0 for no pause.
    private void Flood(TimeSpan span, int waiting)
    {
        var since = Stopwatch.GetTimestamp();
        for (var i = 0L; ; i++)
        {
            var price = 50_000 + (i / Issues % 1000);
            _link!.Publish(new TradeTick(Symbols[i % Issues], At, price, 10, Side.Buy, i, price, price, price, price + 100, price));
            if (i % 256 != 0)
                continue;
            if (Stopwatch.GetElapsedTime(since) >= span)
                return;
            if (waiting > 0)
                SpinWait.SpinUntil(() => _link.Status.MarketDataWaiting < waiting);
        }
    }
}
