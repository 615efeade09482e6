namespace Kiwoom.Actors.Runtime;

/// <summary>An engine that can say how its actors are.</summary>
public interface IActorHealthSource
{
    /// <summary>Every actor, the oldest first. Callable from any thread; does not disturb the actors.</summary>
    IReadOnlyList<ActorHealth> Health();
}
