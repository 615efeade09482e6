namespace Kiwoom.Actors.Runtime;

/// <summary>The sender of a message that nobody sent: what is told to it becomes a dead letter.</summary>
internal sealed class NobodyRef(LocalEngine engine) : IActorRef
{
    public ActorPath Path { get; } = new("/dead-letters");

    public void Tell(object message, IActorRef? sender = null) =>
        engine.DeadLetters.Publish(new DeadLetter(Path, message, "The message that this answers had no sender."), sender);
}
