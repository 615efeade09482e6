using Akka.Actor;
using Akka.Remote;
using Kiwoom.OnAkka.Remoting.Guard;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>Makes an end for each channel that is asked for, up to a number, and drops all else. Also has Akka.Remote forget a peer whose connection ended.</summary>
/// <remarks>Left to itself, Akka.Remote reads from the next connection of the same system, and to write it dials the address that this system says it has: it
/// answers over an inbound connection only where it knows no older one of the peer. A peer that cannot be dialled would ask and never hear.</remarks>
/// <param name="settings">Who serves the channels, and the gateway's key.</param>
internal sealed class DoorActor(LinkDoorSettings settings) : UntypedActor
{
    private readonly WireGuard _guard = WireGuard.Of(Context.System);
    private readonly IRemoteActorRefProvider? _remoting = ((ExtendedActorSystem)Context.System).Provider as IRemoteActorRefProvider;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DisassociatedEvent));
        Context.System.EventStream.Subscribe(Self, typeof(AssociationErrorEvent));
    }

    /// <inheritdoc/>
    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        if (message is AssociationEvent ended)
        {
            // Without an identity that is no quarantine: what is left of the association is stopped.
            _remoting?.Quarantine(ended.RemoteAddress, null);
            return;
        }

        // A sender in this system would have the answer sent to an actor of its own gateway.
        if (message is not OpenChannel open || Sender.IsNobody() || Sender is IInternalActorRef { IsLocal: true })
        {
            _guard.Dropped("what is no bridge's request for a channel came to the link's door");
            return;
        }

        var known = Context.Child(open.Channel.ActorName);
        if (!known.IsNobody())
            known.Forward(open);
        else if (Context.GetChildren().Count() >= settings.Options.Channels)
            Sender.Tell(new ChannelRefused(open.Channel), Self);
        else
            Context.ActorOf(Props.Create(() => new AcceptedChannel(open, Sender, settings)), open.Channel.ActorName);
    }
}
