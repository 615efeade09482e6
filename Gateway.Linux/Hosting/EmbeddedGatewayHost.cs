using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Hosting;

/// <summary>The default engine. Bridges come over WebSocket, strategies over the API.</summary>
internal sealed class EmbeddedGatewayHost : GatewayHost
{
    internal EmbeddedGatewayHost(GatewayHostOptions options)
    {
        if (options.Run.AkkaFile is not null)
            throw new InvalidDataException("--akka is for a gateway that is built with Akka.NET, and this one is not: './run.sh --engine akka' builds one (docs/engines.md)");
        Engine = new EmbeddedEngine(options.Written, options.Clocks.Market, options.Loggers.CreateLogger<EmbeddedEngine>(), options.Clocks.Machine);
    }

    internal override LocalEngine Engine { get; }

    public override ValueTask DisposeAsync() => Engine.DisposeAsync();
}
