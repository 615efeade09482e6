using Akka.Actor;

namespace Kiwoom.OnAkka.Orders.Sealing;

/// <summary>The gateway's end of a sealed session: to the door it is the sender of the requests, and to the strategy it passes on the answers, sealed. It ends after
/// a silence; whatever the strategy sends then begins it anew.</summary>
internal sealed class SealedSession : UntypedActor
{
    private static readonly TimeSpan _silence = TimeSpan.FromMinutes(2);
    private readonly SessionSeal _seal;
    private readonly IActorRef _door;
    private IActorRef _strategy = ActorRefs.Nobody;

    public SealedSession(SessionSeal seal, IActorRef door) => (_seal, _door) = (seal, door);

    protected override void PreStart() => Context.SetReceiveTimeout(_silence);

    protected override void PostStop() => _seal.Dispose();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SealedRequest sealedRequest when _seal.TryOpen(sealedRequest, out var opened) && opened is DoorRequest request:
                _strategy = Sender;
                _door.Tell(request, Self);
                break;
            case DoorAnswer or DoorNews:
                var (nonce, bytes) = _seal.Seal((IOrdersMessage)message);
                _strategy.Tell(new SealedAnswer(_seal.Session, nonce, bytes), Context.Parent);
                break;
            case ReceiveTimeout:
                Context.Stop(Self);
                break;
            default:
                Unhandled(message);
                break;
        }
    }
}
