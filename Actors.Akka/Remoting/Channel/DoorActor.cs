using Akka.Actor;
using Kiwoom.OnAkka.Remoting.Guard;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>Makes an end for each channel that is asked for, up to a number, and drops all else.</summary>
/// <param name="settings">Who serves the channels, and the gateway's key.</param>
internal sealed class DoorActor(LinkDoorSettings settings) : UntypedActor
{
    private readonly WireGuard _guard = WireGuard.Of(Context.System);

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
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
