using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Configuration;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Hosting;
using Kiwoom.OnAkka.Configuration;
using Kiwoom.OnAkka.Hosting;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Runtime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.OnAkka;

/// <summary>The Akka.NET engine of a bridge: a system for the actors, which no network reaches, and one for the link, in which there is nothing else.</summary>
internal sealed class AkkaBridgeEngine : BridgeEngine
{
    private const string ActorSystemName = "kiwoom-bridge";
    private readonly AkkaNode _node;
    private readonly AkkaEngine _engine;
    private readonly AkkaConfiguration _configuration;
    private readonly ILoggerFactory _loggers;
    private readonly X509Certificate2? _certificate;
    private readonly LinkDialler? _dialler;

    /// <summary>Starts the actors' system and the engine on it; the link's is started with the first dial. Throws <see cref="InvalidDataException"/> for a
    /// configuration that cannot be.</summary>
    internal AkkaBridgeEngine(BridgeEngineOptions options)
    {
        _loggers = options.Loggers;
        _configuration = AkkaConfiguration.Load(options.Run.AkkaFile, AppContext.BaseDirectory);
        _configuration.With(LinkOverlay, LinkDecidedBy);
        var plugin = JournalPlugin.For(options.Journal, options.Journal);
        _node = AkkaNode.Start(new AkkaNodeOptions
        {
            Name = ActorSystemName,
            Configuration = _configuration,
            Overlay = ConfigurationFactory.ParseString("akka.actor.provider = local"),
            DecidedBy = new Dictionary<string, string> { ["akka.actor.provider"] = "the bridge" },
            Setups = plugin.Setups,
            Loggers = options.Loggers,
        });
        _engine = new AkkaEngine(_node.System, plugin.Options, options.Clocks.Market, options.Loggers.CreateLogger<AkkaEngine>(), options.Clocks.Machine);
        _node.BeforeEnd(() => _engine.Shutdown(TimeSpan.FromSeconds(5)));
        if (GatewayOf(options) is not { } gateway)
            return;

        _certificate = RemotingSettings.Throwaway(options.Clocks.Machine);
        _dialler = new LinkDialler(gateway, options.Identity.Pin, StartLink, new AkkaLinkOptions(), options.Clocks.Machine, options.Loggers.CreateLogger<LinkDialler>());
        options.Loggers.CreateLogger<AkkaBridgeEngine>().LogInformation("The link is by Akka.Remote to {Gateway}", gateway);
    }

    internal override IActorEngine Engine => _engine;

    internal override Func<CancellationToken, Task<IFrameChannel>>? Dial => _dialler is null ? null : DialGateway;

    internal override CancellationToken Failed => _node.Failed;

    private static Config LinkOverlay => RemotingSettings.BridgeOverlay();

    private static Dictionary<string, string> LinkDecidedBy { get; } = new()
    {
        ["akka.remote.dot-netty.tcp.hostname"] = "the bridge, which listens on its own loopback",
        ["akka.remote.dot-netty.tcp.port"] = "the bridge, which listens on its own loopback",
    };

    public override async ValueTask DisposeAsync()
    {
        if (_dialler is not null)
            await _dialler.DisposeAsync().ConfigureAwait(false);
        await _node.DisposeAsync().ConfigureAwait(false);
        _certificate?.Dispose();
    }

    // Akka.Remote's port is the one after the link's, unless somebody said otherwise. An address that begins with wss:// asks for the WebSocket.
    private static Address? GatewayOf(BridgeEngineOptions options) => options.Run.Gateway switch
    {
        null when options.Identity.Url.Port == ushort.MaxValue => throw new InvalidDataException(
            $"there is no port after {options.Identity.Url.Port}: give the gateway's address with --gateway akka.ssl.tcp://{RemotingSettings.GatewaySystem}@HOST:PORT"),
        null => RemotingSettings.Gateway(options.Identity.Url.Host, options.Identity.Url.Port + 1),
        { } told when told.Scheme == Uri.UriSchemeWss => null,
        { } told => new Address(told.Scheme, told.UserInfo, told.Host, told.Port),
    };

    private async Task<IFrameChannel> DialGateway(CancellationToken cancellation)
    {
        try
        {
            return await _dialler!.Dial(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw new LinkFaultException(LinkFault.Closed, $"the link's actor system does not start: {fault.Message}", fault);
        }
    }

    private ActorSystem StartLink() => AkkaNode.StartSystem(new AkkaNodeOptions
    {
        Name = RemotingSettings.BridgeSystem,
        Configuration = _configuration,
        Overlay = LinkOverlay,
        DecidedBy = LinkDecidedBy,
        Setups = [RemotingSettings.Tls(_certificate!)],
        Loggers = _loggers,
    });
}
