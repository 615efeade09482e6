using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>The control's thread with a note of when posted work begins on it: only so it is known which events the bridge had dealt with.</summary>
internal sealed class RecordingThread(IKiwoomThread inner, SessionRecorder recorder) : IKiwoomThread
{
    /// <inheritdoc/>
    public TimeSpan BlockedFor => inner.BlockedFor;

    /// <inheritdoc/>
    public void Post(Action work) => inner.Post(() =>
    {
        recorder.Add(recorder.Plain("turn"));
        work();
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
