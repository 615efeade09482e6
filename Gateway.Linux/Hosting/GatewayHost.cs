using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Gateway.Hosting;

/// <summary>The engine that a gateway's actors run on, with the doors that only this engine has. <see cref="BuiltEngine"/> makes it.</summary>
internal abstract class GatewayHost : IAsyncDisposable
{
    /// <summary>Hosts the actors.</summary>
    internal abstract LocalEngine Engine { get; }

    /// <summary>Where the engine's own doors are, as others dial them; null where it has none.</summary>
    internal virtual string? Address => null;

    /// <summary>Cancelled when the engine ended without being asked to: nothing is hosted any more, and the process must end.</summary>
    internal virtual CancellationToken Failed => CancellationToken.None;

    /// <summary>Opens the engine's own doors. Called once, when everything behind them is ready.</summary>
    /// <param name="links">Takes bridges.</param>
    /// <param name="services">Takes orders.</param>
    internal virtual void Open(BridgeLinks links, ApiServices services)
    {
    }

    /// <summary>Closes the engine's own doors; what is under way behind them goes on. May be called again.</summary>
    internal virtual Task Close() => Task.CompletedTask;

    /// <summary>Ends the engine and all that it has opened. The actors were shut down before.</summary>
    public abstract ValueTask DisposeAsync();
}
