using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Specs.Bridge;

/// <summary>The control's thread where everything is one thread.</summary>
internal sealed class ImmediateThread : IKiwoomThread
{
    public TimeSpan BlockedFor { get; set; }

    public void Post(Action work) => work();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
