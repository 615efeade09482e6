using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link;
using Kiwoom.Chaos.Faults;
using Kiwoom.Gateway.Link;
using Kiwoom.Specs.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Link;

/// <summary>A gateway and an enrolled bridge with a proxy between them.</summary>
internal class LinkedPair : IAsyncDisposable
{
    internal static readonly BridgeId Bridge = BridgeId.Parse("desk-1");
    private readonly TemporaryDirectory _bridgeData = new();
    private readonly LinkTimings _timings;

    protected LinkedPair(LinkTimings? timings) => _timings = timings ?? new LinkTimings();

    internal TemporaryDirectory GatewayData { get; } = new();

    internal LinkProxy Proxy { get; } = new();

    internal FakeGateway Gateway { get; private set; } = new();

    internal FakeBridge Node { get; private set; } = new(Bridge, "outbox-a");

    internal GatewayHost Host { get; private set; } = null!;

    internal GatewayLink Link { get; private set; } = null!;

    internal static Task<LinkedPair> Start(LinkTimings? timings = null, bool durable = true) => Start(new LinkedPair(timings), durable);

    protected static async Task<LinkedPair> Start(LinkedPair pair, bool durable)
    {
        await pair.StartGateway(durable);
        (await Enroll.With(pair.Host.Issue("desk-1", pair.EnrolAt).ToString(), pair._bridgeData.Path, "bridge-1.0")).Dispose();
        pair.StartBridge();
        await pair.Connected();
        return pair;
    }

    /// <summary>Where the bridge enrols; its link dials there too unless <see cref="Dialling"/> says otherwise.</summary>
    protected virtual Uri EnrolAt => new($"wss://localhost:{Proxy.Port}/link");

    /// <summary>Has the proxy lead to the gateway that has just started.</summary>
    protected virtual Task GatewayStarted()
    {
        Proxy.Target = Host.Port;
        return Task.CompletedTask;
    }

    /// <summary>How a link dials; null for the WebSocket.</summary>
    protected virtual Func<CancellationToken, Task<IFrameChannel>>? Dialling(BridgeIdentity identity) => null;

    internal async Task StartGateway(bool durable = true)
    {
        Gateway = new FakeGateway();
        Host = await GatewayHost.Start(GatewayData.Path, Gateway, new BridgeLinksOptions { NodeVersion = "gateway-1.0", Timings = _timings });
        Gateway.Links = durable ? Host.Links : null;
        await GatewayStarted();
    }

    internal void StartBridge()
    {
        Link = Dial(Node);
    }

    internal GatewayLink Dial(FakeBridge node)
    {
        var identity = BridgeIdentity.Load(_bridgeData.Path)!;
        var options = new GatewayLinkOptions { NodeVersion = "bridge-1.0", Timings = _timings, FirstBackOff = TimeSpan.FromMilliseconds(10), LongestBackOff = TimeSpan.FromMilliseconds(50), Dial = Dialling(identity) };
        var link = new GatewayLink(identity, options, TimeProvider.System, NullLogger<GatewayLink>.Instance);
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

    public virtual async ValueTask DisposeAsync()
    {
        Gateway.MarketDataMayPass.Set();
        await Link.DisposeAsync();
        await Host.DisposeAsync();
        Proxy.Dispose();
        _bridgeData.Dispose();
        GatewayData.Dispose();
    }
}
