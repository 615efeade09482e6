using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>Links that show when an order was handed over to them.</summary>
internal sealed class TracedLinks(IBridgeLinks inner, OrderPaths paths) : IBridgeLinks
{
    public IReadOnlyCollection<BridgeLinkStatus> Status => inner.Status;

    public void Start(IBridgeLinkListener listener) => inner.Start(listener);

    public CommandSending Send(BridgeId bridge, IBrokerCommand command)
    {
        if (command is not SubmitOrder submit || paths.Find(submit.Account, submit.Order.ClientOrderId) is not { } path)
            return inner.Send(bridge, command);

        using var piece = path.Piece("order.send");
        var sending = inner.Send(bridge, command);
        piece?.SetTag("bridge.sending", JsonFields.SnakeCase(sending));
        path.Sent();
        return sending;
    }

    public void Subscribe(BridgeId bridge, QuoteSubscription subscription) => inner.Subscribe(bridge, subscription);

    public void ReportDurable(BridgeId bridge, string outbox, long sequence) => inner.ReportDurable(bridge, outbox, sequence);
}
