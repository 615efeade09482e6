using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulation;

/// <summary>The control's thread where everything is one thread.</summary>
internal sealed class OneThread : IKiwoomThread
{
    /// <inheritdoc/>
    public TimeSpan BlockedFor => TimeSpan.Zero;

    /// <inheritdoc/>
    public void Post(Action work) => work();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
