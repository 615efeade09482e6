using Akka.Actor;
using Akka.Remote.Transport;

namespace Kiwoom.OnAkka.Remoting;

/// <summary>Makes a transport that accepts connections and opens none, for nodes that nobody may have connect to a place of his choice.</summary>
public sealed class InboundOnlyProvider : ITransportAdapterProvider
{
    /// <inheritdoc/>
    public Transport Create(Transport wrappedTransport, ExtendedActorSystem system) => new InboundOnlyTransport(wrappedTransport, system);
}
