using Kiwoom.Actors.Link;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Hosting;

/// <summary>The engine that a bridge's actors run on, and how it dials where it has a transport of its own. <see cref="BuiltEngine"/> makes it.</summary>
internal abstract class BridgeEngine : IAsyncDisposable
{
    /// <summary>Hosts the actors.</summary>
    internal abstract IActorEngine Engine { get; }

    /// <summary>Opens a connection to the gateway over the engine's own transport; null for TLS WebSocket.</summary>
    internal virtual Func<CancellationToken, Task<IFrameChannel>>? Dial => null;

    /// <summary>Cancelled when the engine ended without being asked to: nothing is hosted any more, and the process must end.</summary>
    internal virtual CancellationToken Failed => CancellationToken.None;

    /// <summary>Ends the engine and its connections. The actors were shut down before.</summary>
    public abstract ValueTask DisposeAsync();
}
