using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Remote.Transport.DotNetty;

namespace Kiwoom.OnAkka.Remoting;

/// <summary>What a node lays over akka.hocon for its remoting.</summary>
public static class RemotingSettings
{
    /// <summary>The name of the gateway's actor system, part of its address.</summary>
    public const string GatewaySystem = "kiwoom";

    /// <summary>The name of the actor system of the bridge's link.</summary>
    public const string BridgeSystem = "kiwoom-link";

    private const string Protocol = "akka.ssl.tcp";

    /// <summary>The gateway's address, as bridges and strategies must use it.</summary>
    /// <param name="host">What it calls itself: its public host name, or where it listens.</param>
    /// <param name="port">The port that goes with it.</param>
    public static Address Gateway(string host, int port) => new(Protocol, GatewaySystem, Host(host), Port(port));

    /// <summary>The gateway: listens, and does not dial.</summary>
    /// <param name="listen">An address of this machine; 0.0.0.0 for all.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="publicHost">What bridges and strategies dial, where that is something else (NAT, container, all addresses).</param>
    /// <param name="publicPort">The port that they dial, where it is another one.</param>
    /// <exception cref="ArgumentException">A host is none, or a port is out of range.</exception>
    public static Config GatewayOverlay(string listen, int port, string? publicHost = null, int? publicPort = null)
    {
        if (publicHost is null && IPAddress.TryParse(listen, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            throw new ArgumentException("a gateway that listens on all its addresses needs the public host name by which others reach it: Akka.Remote drops what is addressed otherwise", nameof(publicHost));
        return ConfigurationFactory.ParseString($$"""
            akka.actor.provider = remote
            akka.remote.dot-netty.tcp {
              hostname = "{{Host(listen)}}"
              port = {{Port(port)}}
              public-hostname = "{{(publicHost is null ? string.Empty : Host(publicHost))}}"
              public-port = {{(publicPort is { } other ? Port(other) : 0)}}
              applied-adapters = ["inbound-only"]
            }
            """);
    }

    /// <summary>The bridge's link: dials, and listens on a free port of the loopback to which nobody connects. Its system may end at any time and be replaced, and takes
    /// nothing else of the process with it.</summary>
    public static Config BridgeOverlay() => ConfigurationFactory.ParseString("""
        akka.actor.provider = remote
        akka.coordinated-shutdown { exit-clr = off, run-by-clr-shutdown-hook = off }
        akka.remote.dot-netty.tcp {
          hostname = "127.0.0.1"
          port = 0
        }
        """);

    /// <summary>TLS with a key that is at hand, for <c>ActorSystemSetup</c>.</summary>
    public static Setup Tls(X509Certificate2 certificate) => new DotNettySslSetup(certificate, suppressValidation: true);

    /// <summary>A certificate of no worth: Akka.Remote's TLS does not start without one, at the end that dials too.</summary>
    /// <param name="clock">The machine's clock.</param>
    public static X509Certificate2 Throwaway(TimeProvider clock)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kiwoom-link", key, HashAlgorithmName.SHA256);
        var made = request.CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddYears(10));
        if (!OperatingSystem.IsWindows())
            return made;

        // Windows does TLS only with a key that one of its providers holds.
        using (made)
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private static string Host(string host) => Uri.CheckHostName(host) is UriHostNameType.Unknown
        ? throw new ArgumentException($"'{host}' is no host name and no address", nameof(host))
        : host;

    private static int Port(int port) => port is >= 0 and <= ushort.MaxValue
        ? port
        : throw new ArgumentException($"{port} is no port", nameof(port));
}
