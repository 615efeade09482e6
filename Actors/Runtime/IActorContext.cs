namespace Kiwoom.Actors.Runtime;

/// <summary>What an actor may use while it handles a message.</summary>
public interface IActorContext
{
    /// <summary>The actor itself.</summary>
    IActorRef Self { get; }

    /// <summary>Who sent the current message; dead letters where nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The engine's clock.</summary>
    TimeProvider Clock { get; }

    /// <summary>Finds an actor by path; one that does not exist (yet) gives a handle whose messages are delivered once it does,
    /// or become dead letters.</summary>
    IActorRef Resolve(ActorPath path);

    /// <summary>Answers the sender of the current message.</summary>
    void Reply(object message);

    /// <summary>Sends a message to this actor later; replaces a timer with the same key.</summary>
    void StartTimer(string key, TimeSpan due, object message);

    /// <summary>Stops a timer.</summary>
    void CancelTimer(string key);
}
