using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Bridge.Recording;

/// <summary>The link of a played session: tells the bridge what was recorded, and keeps what the bridge reports.</summary>
internal sealed class PlayedLink : IGatewayLink
{
    private readonly List<SequencedReport> _reports = [];
    private IGatewayLinkListener _listener = null!;

    internal IReadOnlyList<SequencedReport> Reports => _reports;

    internal long MarketData { get; private set; }

    /// <inheritdoc/>
    public void Start(IGatewayLinkListener listener) => _listener = listener;

    /// <inheritdoc/>
    public void Send(SequencedReport report) => _reports.Add(report);

    /// <inheritdoc/>
    public void CommandTaken(CommandId command)
    {
        // The recorded gateway has had its word already.
    }

    /// <inheritdoc/>
    public void Publish(IMarketDataMessage message) => MarketData++;

    /// <inheritdoc/>
    public void Publish(BrokerSession session)
    {
        // Says what the monitor sees of a thread that was blocked when it was recorded, and is not now.
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Tells a line; false where the link has nothing to do with it.</summary>
    internal bool Tell(RecordedLine line)
    {
        switch (line)
        {
            case RecordedCommand { Command: var command }:
                _listener.CommandReceived(command);
                return true;
            case RecordedConnected { Position: var position }:
                _listener.Connected(position);
                return true;
            case RecordedDisconnected { Reason: var reason }:
                _listener.Disconnected(reason);
                return true;
            case RecordedSubscription { Subscription: var subscription }:
                _listener.SubscriptionReceived(subscription);
                return true;
            case RecordedAcknowledged { Outbox: var outbox, Sequence: var sequence }:
                _listener.ReportsAcknowledged(outbox, sequence);
                return true;
            default:
                return false;
        }
    }
}
