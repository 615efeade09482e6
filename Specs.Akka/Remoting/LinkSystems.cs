using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Configuration;
using Kiwoom.OnAkka.Remoting;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>The actor systems of both ends as the nodes make them: akka.hocon with the nodes' overlays, and what makes a spec quick.</summary>
internal static class LinkSystems
{
    private static readonly Config Shipped = ConfigurationFactory.ParseString(ReadShipped());

    private static readonly Config Quick = ConfigurationFactory.ParseString("""
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          log-dead-letters = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          remote {
            retry-gate-closed-for = 20 ms
            flush-wait-on-shutdown = 100 ms
            transport-failure-detector { heartbeat-interval = 100 ms, acceptable-heartbeat-pause = 1 s }
            dot-netty.tcp.connection-timeout = 2 s
          }
        }
        """);

    internal static AkkaLinkOptions Options { get; } = new() { AskAgain = TimeSpan.FromMilliseconds(30) };

    internal static ActorSystem Gateway(X509Certificate2 certificate, int port, int? publicPort = null, bool isAkkaAsItComes = false) =>
        Start(RemotingSettings.GatewaySystem, RemotingSettings.GatewayOverlay("127.0.0.1", port, publicPort is null ? null : "127.0.0.1", publicPort), certificate, null, isAkkaAsItComes);

    internal static ActorSystem Bridge(string? extra = null, bool isAkkaAsItComes = false) =>
        Start(RemotingSettings.BridgeSystem, RemotingSettings.BridgeOverlay(), RemotingSettings.Throwaway(TimeProvider.System), extra, isAkkaAsItComes);

    /// <summary>A port that is free just now.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal static Address AddressOf(ActorSystem system) => ((ExtendedActorSystem)system).Provider.DefaultAddress;

    /// <summary>True for a system that takes system messages from others.</summary>
    internal static bool IsTrusting(ActorSystem system) => !system.Settings.Config.GetBoolean("akka.remote.untrusted-mode");

    private static ActorSystem Start(string name, Config overlay, X509Certificate2 certificate, string? extra, bool isAkkaAsItComes)
    {
        var config = isAkkaAsItComes ? WithoutGuards(overlay) : overlay.WithFallback(Quick).WithFallback(Shipped);
        if (extra is not null)
            config = ConfigurationFactory.ParseString(extra).WithFallback(config);
        return ActorSystem.Create(name, BootstrapSetup.Create().WithConfig(config).And(RemotingSettings.Tls(certificate)));
    }

    // Only so much of akka.hocon that the two ends understand each other.
    private static Config WithoutGuards(Config overlay) => ConfigurationFactory.ParseString("""
        akka.remote.dot-netty.tcp {
          applied-adapters = []
          enable-ssl = true
          ssl { suppress-validation = true, require-mutual-authentication = false }
        }
        akka.actor {
          serializers.kiwoom-link = "Kiwoom.OnAkka.Remoting.Wire.LinkSerializer, Kiwoom.Actors.Akka"
          serialization-bindings { "Kiwoom.OnAkka.Remoting.Wire.ILinkMessage, Kiwoom.Actors.Akka" = kiwoom-link }
        }
        """).WithFallback(overlay).WithFallback(Quick);

    private static string ReadShipped()
    {
        using var reader = new StreamReader(typeof(LinkDoor).Assembly.GetManifestResourceStream("akka.hocon")!);
        return reader.ReadToEnd();
    }
}
