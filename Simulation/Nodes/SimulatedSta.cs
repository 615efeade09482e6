using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Simulation.Nodes;

/// <summary>The control's thread where everything is one thread: it can be stuck in a dialog.</summary>
internal sealed class SimulatedSta(VirtualTimeProvider time) : IKiwoomThread
{
    private DateTimeOffset? _since;

    /// <inheritdoc/>
    public TimeSpan BlockedFor => _since is { } since ? time.GetUtcNow() - since : TimeSpan.Zero;

    /// <summary>Whether a dialog is open.</summary>
    internal bool IsBlocked
    {
        get => _since is not null;
        set => _since = value ? _since ?? time.GetUtcNow() : null;
    }

    /// <inheritdoc/>
    public void Post(Action work) => work();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
