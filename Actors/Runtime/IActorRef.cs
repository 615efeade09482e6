namespace Kiwoom.Actors.Runtime;

/// <summary>A handle on an actor. Sending never blocks and never throws; what cannot be delivered becomes a dead letter.</summary>
public interface IActorRef
{
    /// <summary>Where the actor is.</summary>
    ActorPath Path { get; }

    /// <summary>Puts a message into the actor's mailbox.</summary>
    void Tell(object message, IActorRef? sender = null);
}
