namespace Kiwoom.Actors.Runtime;

/// <summary>An actor as its engine sees it: what can be told to it, and how it is.</summary>
internal interface IHosted
{
    ActorPath Path { get; }

    /// <summary>Its place in the order of spawning.</summary>
    long Ordinal { get; }

    PathRef Self { get; }

    /// <summary>Puts a message where the actor finds it, or refuses it there and then where its kind has no room; false once the actor has stopped.</summary>
    bool TryDeliver(object message, IActorRef? sender);

    /// <summary>Tells the actor something ahead of its messages.</summary>
    void Signal(object control);

    ActorHealth Health();
}
