using Akka.Actor;
using Kiwoom.OnAkka.Remoting.Channel;

namespace Kiwoom.OnAkka.Remoting;

/// <summary>The gateway's door at <c>/user/link</c>: opens a channel for each bridge that asks and has it served. Whoever asks proves itself inside the channel, as
/// on the WebSocket. Enrolment stays on the WebSocket, where a bridge that has no pin yet finds it in its code.</summary>
public static class LinkDoor
{
    /// <summary>The actor's name below <c>/user</c>.</summary>
    public const string Name = "link";

    /// <summary>Opens the door. Stopping the actor that this gives breaks all channels off and opens none any more.</summary>
    /// <param name="system">The gateway's system, with remoting.</param>
    /// <param name="settings">Who serves the channels, and the gateway's key.</param>
    public static IActorRef Open(ActorSystem system, LinkDoorSettings settings) => system.ActorOf(Props.Create(() => new DoorActor(settings)), Name);
}
