using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Benchmarks;

/// <summary>The gateway's side of the link benchmarks: the real acceptor, and beside it on the same Kestrel a bare WebSocket whose echo is the
/// floor. The bridge's side is another process.</summary>
internal sealed class LinkGatewayHost : IBridgeLinkListener, IAsyncDisposable
{
    /// <summary>About as long as a command on the wire.</summary>
    private const int EchoSize = 350;

    private static readonly BridgeId Bridge = BridgeId.Parse("bench");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("kiwoom-bench-link-");
    private readonly TaskCompletionSource<WebSocket> _echo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _linked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new();
    private GatewayKey _key = null!;
    private BridgeLinks _links = null!;
    private WebApplication _application = null!;
    private Process _bridge = null!;
    private Action? _reported;
    private long _commands;
    private long _quotes;

    internal long Quotes => Interlocked.Read(ref _quotes);

    internal static async Task<LinkGatewayHost> Start(string benchmark, bool conflate)
    {
        var host = new LinkGatewayHost();
        host._key = GatewayKey.LoadOrCreate(host._data.FullName, TimeProvider.System);
        var enrolment = new BridgeEnrolment(host._data.FullName, TimeProvider.System);
        host._links = new BridgeLinks(host._key, enrolment, new BridgeLinksOptions { NodeVersion = "bench" }, TimeProvider.System, NullLogger<BridgeLinks>.Instance);
        host._links.Start(host);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.UseHttps(host._key.Certificate);
        }));
        host._application = builder.Build();
        host._application.UseWebSockets();
        host._application.MapBridgeLinks(host._links);
        host._application.MapGet("/echo", host.AcceptEcho);
        await host._application.StartAsync();
        var port = new Uri(host._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        var code = enrolment.Issue(host._key, Bridge, new Uri($"wss://localhost:{port}{LinkEndpoint.Path}"), TimeSpan.FromMinutes(1));
        host._bridge = LinkBridgeProcess.Start(benchmark, code.ToString(), $"wss://localhost:{port}/echo", conflate);
        await Task.WhenAll(host._linked.Task, host._echo.Task).WaitAsync(TimeSpan.FromSeconds(30));
        return host;
    }

    /// <summary>Round trips of a command answered by a report, one after another, in microseconds.</summary>
    internal async Task<double[]> RoundTrips(int count)
    {
        var times = new double[count];
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (n, sent) = (0, 0L);
        Volatile.Write(ref _reported, () =>
        {
            times[n] = Stopwatch.GetElapsedTime(sent).TotalMicroseconds;
            if (++n == count)
                done.SetResult();
            else
                Ping();
        });
        Ping();
        await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Volatile.Write(ref _reported, null);
        return times;

        void Ping()
        {
            sent = Stopwatch.GetTimestamp();
            var id = ++_commands;
            _links.Send(Bridge, new SubmitOrder(
                CommandId.Parse($"c{id}"), AccountNo.Parse("8012345611"),
                new OrderSpec(ClientOrderId.Parse($"momentum-20260105-{id}"), Symbol.Parse("005930"), Side.Buy, 10, OrderType.Limit, 70_000, null, TimeInForce.Day, TradingMode.Paper), DateTimeOffset.UnixEpoch));
        }
    }

    /// <summary>Round trips of the bare WebSocket, in microseconds.</summary>
    internal async Task<double[]> EchoRoundTrips(int count)
    {
        var socket = await _echo.Task;
        var (times, sent, received) = (new double[count], new byte[EchoSize], new byte[16 * 1024]);
        for (var i = 0; i < count; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await socket.SendAsync(sent.AsMemory(), WebSocketMessageType.Binary, true, CancellationToken.None);
            await socket.ReceiveAsync(received.AsMemory(), CancellationToken.None);
            times[i] = Stopwatch.GetElapsedTime(since).TotalMicroseconds;
        }

        return times;
    }

    /// <summary>Reports a second, one way, each acknowledged as durable at once.</summary>
    internal async Task<double> Burst(int count)
    {
        var done = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (n, first) = (0, 0L);
        Volatile.Write(ref _reported, () =>
        {
            if (n++ == 0)
                first = Stopwatch.GetTimestamp();
            if (n == count)
                done.SetResult((count - 1) / Stopwatch.GetElapsedTime(first).TotalSeconds);
        });
        Ask($"burst-{count}");
        var rate = await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        Volatile.Write(ref _reported, null);
        return rate;
    }

    /// <summary>Has the bridge publish market data for so long, with at most so many messages waiting there; 0 for no limit.</summary>
    internal void Flood(TimeSpan span, int waiting) => Ask($"flood-{span.TotalMilliseconds:0}-{waiting}-{++_commands}");

    public void Connected(BridgeId bridge, string nodeVersion) => _linked.TrySetResult();

    public void Disconnected(BridgeId bridge, string reason)
    {
        if (!_end.Task.IsCompleted)
            Console.Error.WriteLine(reason);
    }

    public void SessionReceived(BrokerSession session)
    {
    }

    public void ReportReceived(SequencedReport report)
    {
        _links.ReportDurable(report.Bridge, report.Outbox, report.Sequence);
        Volatile.Read(ref _reported)?.Invoke();
    }

    public void MarketDataReceived(BridgeId bridge, IMarketDataMessage message) => Interlocked.Increment(ref _quotes);

    public void ReportsMissing(BridgeId bridge, string outbox, long from, long to) => throw new InvalidOperationException("reports are missing");

    public async ValueTask DisposeAsync()
    {
        _end.SetResult();
        _bridge.StandardInput.Close();
        await _bridge.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        _bridge.Dispose();
        _links.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
        _key.Dispose();
        _data.Delete(recursive: true);
    }

    private void Ask(string id) => _links.Send(Bridge, new RequestSnapshot(CommandId.Parse(id), AccountNo.Parse("8012345611")));

    private async Task AcceptEcho(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        _echo.SetResult(socket);
        await _end.Task;
    }
}
