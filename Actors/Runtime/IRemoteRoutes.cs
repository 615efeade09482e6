namespace Kiwoom.Actors.Runtime;

/// <summary>An engine that can send messages for actors on another node into a link.</summary>
public interface IRemoteRoutes
{
    /// <summary>From now on hands messages for paths at or below <paramref name="prefix"/> to <paramref name="deliver"/>: the path, the
    /// message, and the sender where there is one. The longest matching prefix wins; an actor of this engine at the path itself wins
    /// over any. It is called on the sender's thread, must return at once and must not throw; a throw becomes a dead letter.
    /// Messages that come in from the link go the usual way, with a sender whose Tell goes back into the link.</summary>
    /// <returns>Ends the route when disposed.</returns>
    /// <exception cref="ArgumentException">The prefix is no path, or already has a route.</exception>
    IDisposable Route(ActorPath prefix, Action<ActorPath, object, IActorRef?> deliver);
}
