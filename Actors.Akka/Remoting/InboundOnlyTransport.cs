using Akka.Actor;
using Akka.Remote.Transport;

namespace Kiwoom.OnAkka.Remoting;

/// <summary>A transport that does not dial.</summary>
internal sealed class InboundOnlyTransport : Transport
{
    private readonly Transport _below;

    internal InboundOnlyTransport(Transport below, ActorSystem system)
    {
        _below = below;
        System = system;
        SchemeIdentifier = below.SchemeIdentifier;
        MaximumPayloadBytes = below.MaximumPayloadBytes;
    }

    public override bool IsResponsibleFor(Address remote) => _below.IsResponsibleFor(remote);

    public override Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen() => _below.Listen();

    public override Task<AssociationHandle> Associate(Address remoteAddress) =>
        Task.FromException<AssociationHandle>(new InvalidAssociationException($"{remoteAddress} is not dialled: this node answers over connections that others open"));

    public override Task<bool> Shutdown() => _below.Shutdown();

    public override Task<bool> ManagementCommand(object message) => _below.ManagementCommand(message);
}
