using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link;
using Kiwoom.Chaos.Faults;
using Kiwoom.Gateway.Link;
using Kiwoom.Specs.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Link;

/// <summary>A gateway and an enrolled bridge with a proxy between them.</summary>
internal sealed class LinkedPair : IAsyncDisposable
{
    internal static readonly BridgeId Bridge = BridgeId.Parse("desk-1");
    private readonly TemporaryDirectory _bridgeData = new();
    private readonly LinkTimings _timings;

    private LinkedPair(LinkTimings timings) => _timings = timings;

    internal TemporaryDirectory GatewayData { get; } = new();

    internal LinkProxy Proxy { get; } = new();

    internal FakeGateway Gateway { get; private set; } = new();

    internal FakeBridge Node { get; private set; } = new(Bridge, "outbox-a");

    internal GatewayHost Host { get; private set; } = null!;

    internal GatewayLink Link { get; private set; } = null!;

    internal static async Task<LinkedPair> Start(LinkTimings? timings = null, bool durable = true)
    {
        var pair = new LinkedPair(timings ?? new LinkTimings());
        await pair.StartGateway(durable);
        (await Enroll.With(pair.Host.Issue("desk-1", new Uri($"wss://localhost:{pair.Proxy.Port}/link")).ToString(), pair._bridgeData.Path, "bridge-1.0")).Dispose();
        pair.StartBridge();
        await pair.Connected();
        return pair;
    }

    internal async Task StartGateway(bool durable = true)
    {
        Gateway = new FakeGateway();
        Host = await GatewayHost.Start(GatewayData.Path, Gateway, new BridgeLinksOptions { NodeVersion = "gateway-1.0", Timings = _timings });
        Gateway.Links = durable ? Host.Links : null;
        Proxy.Target = Host.Port;
    }

    internal void StartBridge()
    {
        Link = Dial(Node);
    }

    internal GatewayLink Dial(FakeBridge node)
    {
        var options = new GatewayLinkOptions { NodeVersion = "bridge-1.0", Timings = _timings, FirstBackOff = TimeSpan.FromMilliseconds(10), LongestBackOff = TimeSpan.FromMilliseconds(50) };
        var link = new GatewayLink(BridgeIdentity.Load(_bridgeData.Path)!, options, TimeProvider.System, NullLogger<GatewayLink>.Instance);
        node.Link = link;
        link.Start(node);
        return link;
    }

    internal async Task RestartBridge()
    {
        await Link.DisposeAsync();
        Node = new FakeBridge(Bridge, "outbox-b");
        StartBridge();
    }

    internal Task Connected() => Eventually.Is(() => Link.Status.Connected && Host.Links.Status.Any(s => s.Connected), () => $"not linked: {Link.Status.LastFailure}");

    public async ValueTask DisposeAsync()
    {
        Gateway.MarketDataMayPass.Set();
        await Link.DisposeAsync();
        await Host.DisposeAsync();
        Proxy.Dispose();
        _bridgeData.Dispose();
        GatewayData.Dispose();
    }
}
