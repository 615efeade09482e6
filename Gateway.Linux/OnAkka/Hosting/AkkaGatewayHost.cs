using System.Net;
using Akka.Actor;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.OnAkka.Orders;
using Kiwoom.OnAkka.Configuration;
using Kiwoom.OnAkka.Hosting;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Runtime;

namespace Kiwoom.Gateway.OnAkka.Hosting;

/// <summary>The Akka.NET engine: the actors, and over Akka.Remote the doors to bridges and strategies.</summary>
/// <remarks>The WebSocket stays open beside it: bridges enrol there, and a bridge of the default engine links there.</remarks>
internal sealed class AkkaGatewayHost : GatewayHost
{
    // Shorter than the phase of the coordinated shutdown that it has.
    private static readonly TimeSpan _drain = TimeSpan.FromSeconds(10);
    private readonly GatewayHostOptions _options;
    private readonly AkkaNode _node;
    private readonly AkkaEngine _engine;

    /// <summary>Starts the actor system and the engine on it. Throws <see cref="InvalidDataException"/> for settings that cannot be, and <see cref="IOException"/>
    /// for a port in use.</summary>
    internal AkkaGatewayHost(GatewayHostOptions options)
    {
        _options = options;
        var settings = options.Settings.Akka ?? AkkaSettings.Default;
        var listens = settings.ListenOn(options.Run.Listen);
        var plugin = JournalPlugin.For(options.Journal, options.Written);
        _node = AkkaNode.Start(new AkkaNodeOptions
        {
            Name = RemotingSettings.GatewaySystem,
            Configuration = AkkaConfiguration.Load(options.Run.AkkaFile, AppContext.BaseDirectory),
            Overlay = RemotingSettings.GatewayOverlay(listens.ToString(), PortOf(settings, options.Run), settings.DialledAs(listens).ToLowerInvariant(), settings.PublicPort),
            DecidedBy = new Dictionary<string, string>
            {
                ["akka.actor.provider"] = "the gateway",
                ["akka.remote.dot-netty.tcp.hostname"] = $"{GatewaySettings.FileName} (akka.listen)",
                ["akka.remote.dot-netty.tcp.port"] = $"{GatewaySettings.FileName} (akka.port)",
                ["akka.remote.dot-netty.tcp.public-hostname"] = $"{GatewaySettings.FileName} (akka.public_host)",
                ["akka.remote.dot-netty.tcp.public-port"] = $"{GatewaySettings.FileName} (akka.public_port)",
                ["akka.remote.dot-netty.tcp.applied-adapters"] = "the gateway",
            },
            Setups = [RemotingSettings.Tls(options.Key.Certificate), .. plugin.Setups],
            Loggers = options.Loggers,
        });
        _engine = new AkkaEngine(_node.System, plugin.Options, options.Clocks.Market, options.Loggers.CreateLogger<AkkaEngine>(), options.Clocks.Machine);
        _node.BeforeEnd(() => _engine.Shutdown(_drain));
    }

    internal override LocalEngine Engine => _engine;

    internal override string Address => _node.Address.ToString();

    internal override CancellationToken Failed => _node.Failed;

    /// <summary>A gateway's address from its host and its port.</summary>
    internal static string AddressOf(string host, int port) => RemotingSettings.Gateway(host, port).ToString();

    internal override void Open(BridgeLinks links, ApiServices services)
    {
        Door(LinkDoor.Open(_node.System, new LinkDoorSettings { Certificate = _options.Key.Certificate, Serve = links.Serve, Clock = _options.Clocks.Machine }));
        Door(OrderDoorHost.Open(_node.System, _engine, services, _options.Loggers.CreateLogger(typeof(OrderDoorHost)), _options.Key));
    }

    internal override Task Close() => _node.CloseDoors();

    public override ValueTask DisposeAsync() => _node.DisposeAsync();

    // The one after the link's, which is what a bridge dials that was told nothing else.
    private static int PortOf(AkkaSettings settings, GatewayOptions run) => settings.Port ?? (run.LinkPort == 0 ? 0 : run.LinkPort < IPEndPoint.MaxPort
        ? run.LinkPort + 1
        : throw new InvalidDataException($"{GatewaySettings.FileName}: akka.port is missing, and there is none after --link-port {run.LinkPort}"));

    private void Door(Akka.Actor.IActorRef door)
    {
        _node.BeforeActors(() => door.GracefulStop(TimeSpan.FromSeconds(1)));
    }
}
