using Akka.Actor;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Link;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.Specs.Link;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>A gateway and an enrolled bridge, linked through Akka.Remote with TLS, with a proxy between them.</summary>
internal sealed class AkkaLinkedPair : LinkedPair
{
    private readonly List<LinkDialler> _diallers = [];
    private readonly int _port = LinkSystems.FreePort();
    private readonly string? _bridge;

    private AkkaLinkedPair(LinkTimings? timings, string? bridge)
        : base(timings) => _bridge = bridge;

    internal ActorSystem GatewaySystem { get; private set; } = null!;

    /// <summary>The bridge's systems, in the order of their starts.</summary>
    internal List<ActorSystem> BridgeSystems { get; } = [];

    /// <summary>Systems that are no part of the pair, and end with it.</summary>
    internal List<ActorSystem> Strangers { get; } = [];

    internal LinkDialler Dialler => _diallers[^1];

    internal static async Task<AkkaLinkedPair> Start(LinkTimings? timings = null, bool durable = true, string? bridge = null) =>
        (AkkaLinkedPair)await Start(new AkkaLinkedPair(timings, bridge), durable);

    protected override Uri EnrolAt => Host.Url;

    protected override async Task GatewayStarted()
    {
        if (GatewaySystem is not null)
            await GatewaySystem.Terminate();
        GatewaySystem = LinkSystems.Gateway(Host.Key.Certificate, _port, Proxy.Port);
        var links = Host.Links;
        LinkDoor.Open(GatewaySystem, new LinkDoorSettings { Certificate = Host.Key.Certificate, Serve = links.Serve, Options = LinkSystems.Options });
        Proxy.Target = _port;
    }

    protected override Func<CancellationToken, Task<IFrameChannel>> Dialling(BridgeIdentity identity)
    {
        var dialler = new LinkDialler(RemotingSettings.Gateway("127.0.0.1", Proxy.Port), identity.Pin, StartBridgeSystem, LinkSystems.Options, TimeProvider.System, NullLogger.Instance);
        _diallers.Add(dialler);
        return dialler.Dial;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var dialler in _diallers)
            await dialler.DisposeAsync();
        await Task.WhenAll(Strangers.Append(GatewaySystem).Select(system => system.Terminate()));
    }

    private ActorSystem StartBridgeSystem()
    {
        var system = LinkSystems.Bridge(_bridge);
        lock (BridgeSystems)
            BridgeSystems.Add(system);
        return system;
    }
}
