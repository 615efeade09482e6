namespace Kiwoom.Actors.Runtime;

/// <summary>Asks an actor to stop when it comes to this message.</summary>
internal sealed class StopRequest(TaskCreationOptions continuations)
{
    private readonly TaskCompletionSource _done = new(continuations);

    internal Task Done => _done.Task;

    internal void Complete() => _done.TrySetResult();
}
