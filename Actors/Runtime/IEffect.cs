namespace Kiwoom.Actors.Runtime;

/// <summary>Something that a decision wants done in the world. It is carried out only after the decision's events, and all
/// events decided before them, are durable; it is dropped when they are not.</summary>
public interface IEffect;

/// <summary>Answers the sender of the command; nothing happens where it had none.</summary>
/// <param name="Message">The answer.</param>
public sealed record Reply(object Message) : IEffect;

/// <summary>Sends a message to an actor by its path.</summary>
/// <param name="To">The receiver.</param>
/// <param name="Message">The message; immutable.</param>
public sealed record Tell(ActorPath To, object Message) : IEffect;

/// <summary>Sends a message back to this actor later. A timer with the same key is replaced.</summary>
/// <param name="Key">The timer's name within the actor.</param>
/// <param name="Due">Time from now, on the actor's clock.</param>
/// <param name="Message">What the actor receives.</param>
public sealed record StartTimer(string Key, TimeSpan Due, object Message) : IEffect;

/// <summary>Stops a timer; nothing happens where none runs under the key.</summary>
/// <param name="Key">The timer's name within the actor.</param>
public sealed record CancelTimer(string Key) : IEffect;
