using System.Security.Cryptography;
using Akka.Actor;

namespace Kiwoom.OnAkka.Orders.Sealing;

/// <summary>Stands at <c>/user/orders</c> before the door proper: opens sealed requests and sees to it that their answers are sealed. Open requests pass as they are. What is
/// neither, and what does not open, is dropped.</summary>
public sealed class SealedDoor : UntypedActor
{
    // Above the subscriptions that the door has, and few enough to be held by anybody who makes them for nothing.
    private const int MostSessions = 256;

    private readonly IActorRef _door;
    private readonly ECDiffieHellman? _key;
    private readonly LinkedList<(string Id, IActorRef Actor)> _sessions = new();

    /// <summary>Made by <see cref="Props"/>.</summary>
    public SealedDoor(Props door, ECParameters? key)
    {
        _door = Context.ActorOf(door, "door");
        _key = key is { } parameters ? ECDiffieHellman.Create(parameters) : null;
    }

    /// <summary>How to make one.</summary>
    /// <param name="door">The door proper, which becomes its child.</param>
    /// <param name="key">The gateway's private key, on P-256; null where only open requests are taken.</param>
    public static Props Props(Props door, ECParameters? key) => Akka.Actor.Props.Create(() => new SealedDoor(door, key));

    /// <inheritdoc/>
    protected override void PostStop() => _key?.Dispose();

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case DoorRequest:
                _door.Forward(message);
                break;
            case SealedRequest request when _key is not null && SessionOf(request) is { } session:
                session.Forward(request);
                break;
            case Terminated ended:
                Forget(ended.ActorRef);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <summary>The session of a request; null where it names no key. The one that was silent for longest makes room for a new one: if it is still wanted, its next
    /// request begins it anew.</summary>
    private IActorRef? SessionOf(SealedRequest request)
    {
        var id = Convert.ToHexString(SHA256.HashData(request.Session));
        for (var node = _sessions.First; node is not null; node = node.Next)
        {
            if (node.Value.Id != id)
                continue;

            _sessions.Remove(node);
            _sessions.AddLast(node);
            return node.Value.Actor;
        }

        if (SessionSeal.Of(request.Session, _key!) is not { } seal)
            return null;

        if (_sessions.Count >= MostSessions)
        {
            Context.Stop(_sessions.First!.Value.Actor);
            _sessions.RemoveFirst();
        }

        var session = Context.ActorOf(Akka.Actor.Props.Create(() => new SealedSession(seal, _door)));
        Context.Watch(session);
        _sessions.AddLast((id, session));
        return session;
    }

    private void Forget(IActorRef session)
    {
        for (var node = _sessions.First; node is not null; node = node.Next)
        {
            if (!node.Value.Actor.Equals(session))
                continue;

            _sessions.Remove(node);
            return;
        }
    }
}
