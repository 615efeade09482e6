using Kiwoom.Actors.Runtime;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>The default engine; it dials by TLS WebSocket.</summary>
internal sealed class EmbeddedBridgeEngine(BridgeEngineOptions options) : BridgeEngine
{
    internal override IActorEngine Engine { get; } =
        new EmbeddedEngine(options.Journal, options.Clocks.Market, options.Loggers.CreateLogger<EmbeddedEngine>(), options.Clocks.Machine);

    public override ValueTask DisposeAsync() => Engine.DisposeAsync();
}
