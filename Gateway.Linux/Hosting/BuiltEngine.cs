namespace Kiwoom.Gateway.Hosting;

/// <summary>The engine that this build's actors run on. The build decides (<c>-p:ActorEngine=Akka</c>): the default one needs no package of the other.</summary>
internal static class BuiltEngine
{
#if AKKA
    /// <summary>The engine's name, for people and for <c>/health/live</c>.</summary>
    internal const string Name = "akka";

    /// <summary>Starts it.</summary>
    internal static GatewayHost Start(GatewayHostOptions options) => new OnAkka.Hosting.AkkaGatewayHost(options);

    /// <summary>Where a bridge on this machine dials a gateway of this build.</summary>
    /// <param name="linkPort">The gateway's port for bridges.</param>
    internal static string LinkAddress(int linkPort) => OnAkka.Hosting.AkkaGatewayHost.AddressOf("localhost", linkPort + 1);
#else
    /// <summary>The engine's name, for people and for <c>/health/live</c>.</summary>
    internal const string Name = "embedded";

    /// <summary>Starts it.</summary>
    internal static GatewayHost Start(GatewayHostOptions options) => new EmbeddedGatewayHost(options);

    /// <summary>Where a bridge on this machine dials a gateway of this build.</summary>
    /// <param name="linkPort">The gateway's port for bridges.</param>
    internal static string LinkAddress(int linkPort) => $"wss://localhost:{linkPort}/link";
#endif
}
