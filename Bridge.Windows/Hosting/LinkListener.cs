using Kiwoom.Actors.Broker;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Bridge.Hosting;

/// <summary>Hands what the link tells to the actors.</summary>
internal sealed class LinkListener(IActorRef desk, IActorRef gateway, IActorRef connection) : IGatewayLinkListener
{
    public void Connected(GatewayPosition position) => gateway.Tell(new LinkConnected(position));

    public void Disconnected(string reason) => gateway.Tell(new LinkDisconnected(reason));

    public void CommandReceived(IBrokerCommand command) => desk.Tell(new TakeCommand(command), gateway);

    public void SubscriptionReceived(QuoteSubscription subscription) => connection.Tell(subscription);

    public void ReportsAcknowledged(string outbox, long sequence) => gateway.Tell(new LinkAcknowledged(outbox, sequence));
}
