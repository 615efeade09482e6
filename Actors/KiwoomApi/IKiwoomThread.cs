namespace Kiwoom.Actors.KiwoomApi;

/// <summary>The one thread that owns the control: an STA with a message pump on Windows, a plain loop for the simulator.</summary>
public interface IKiwoomThread : IAsyncDisposable
{
    /// <summary>Runs work on the thread, after what was posted before it. Never blocks the caller.</summary>
    void Post(Action work);

    /// <summary>How long the thread has not come back to its queue; large while a modal popup blocks it.</summary>
    TimeSpan BlockedFor { get; }
}
