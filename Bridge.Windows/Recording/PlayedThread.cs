using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>The control's thread where everything is one thread, which is never blocked.</summary>
internal sealed class PlayedThread : IKiwoomThread
{
    /// <inheritdoc/>
    public TimeSpan BlockedFor => TimeSpan.Zero;

    /// <inheritdoc/>
    public void Post(Action work) => work();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
