using Akka.Actor;
using Akka.Remote;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>The actor behind one end of a channel: gives the channel what comes for it, and tells it when Akka.Remote has lost the other end.</summary>
internal abstract class ChannelEnd : UntypedActor
{
    private static readonly Type[] Events =
        [typeof(DisassociatedEvent), typeof(AssociationErrorEvent), typeof(QuarantinedEvent), typeof(ThisActorSystemQuarantinedEvent), typeof(RemotingShutdownEvent)];

    /// <summary>The channel; null before it is open.</summary>
    protected AkkaFrameChannel? Channel { get; set; }

    /// <summary>The address of the other end's system.</summary>
    protected abstract Address Peer { get; }

    /// <inheritdoc/>
    protected override void PreStart()
    {
        foreach (var kind in Events)
            Context.System.EventStream.Subscribe(Self, kind);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        Context.System.EventStream.Unsubscribe(Self);
        Channel?.Abort();
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case SealedPart part:
                Channel?.Arrived(part);
                break;
            case DisassociatedEvent gone when gone.RemoteAddress == Peer:
                Lost("the association ended");
                break;
            case AssociationErrorEvent error when error.RemoteAddress == Peer:
                Lost(error.Cause.Message);
                break;
            case QuarantinedEvent quarantined when quarantined.Address == Peer:
                Lost("the other system is quarantined here");
                break;
            case ThisActorSystemQuarantinedEvent quarantined when quarantined.RemoteAddress == Peer:
                Lost("the other system has quarantined this one");
                break;
            case RemotingShutdownEvent:
                Lost("remoting shuts down");
                break;
        }
    }

    /// <summary>The other end cannot be reached.</summary>
    protected virtual void Lost(string reason) => Channel?.Broke(reason);
}
