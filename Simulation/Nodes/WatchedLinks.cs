using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.Link;
using Kiwoom.Simulation.Oracle;

namespace Kiwoom.Simulation.Nodes;

/// <summary>The gateway's links, with the oracle looking on.</summary>
internal sealed class WatchedLinks(IBridgeLinks inner, Judge oracle, Func<bool> isReplaced) : IBridgeLinks
{
    /// <inheritdoc/>
    public IReadOnlyCollection<BridgeLinkStatus> Status => inner.Status;

    /// <inheritdoc/>
    public void Start(IBridgeLinkListener listener) => inner.Start(listener);

    /// <inheritdoc/>
    public CommandSending Send(BridgeId bridge, IBrokerCommand command)
    {
        oracle.Leaving(command, isReplaced());
        return inner.Send(bridge, command);
    }

    /// <inheritdoc/>
    public void Subscribe(BridgeId bridge, QuoteSubscription subscription) => inner.Subscribe(bridge, subscription);

    /// <inheritdoc/>
    public void ReportDurable(BridgeId bridge, string outbox, long sequence)
    {
        oracle.Acknowledging(outbox, sequence);
        inner.ReportDurable(bridge, outbox, sequence);
    }
}
