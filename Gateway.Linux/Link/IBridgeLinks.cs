using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.Link;

/// <summary>The gateway's end of the links to its bridges.</summary>
/// <remarks>No method blocks; all may be called from any thread.</remarks>
public interface IBridgeLinks
{
    /// <summary>Every bridge that was linked since the start.</summary>
    IReadOnlyCollection<BridgeLinkStatus> Status { get; }

    /// <summary>Begins to accept bridges. Called once; before it, bridges are refused.</summary>
    void Start(IBridgeLinkListener listener);

    /// <summary>Sends a command on the reliable channel, in the order of the calls: at least once, until the bridge has taken it. While the
    /// bridge is not connected the command waits for it.</summary>
    CommandSending Send(BridgeId bridge, IBrokerCommand command);

    /// <summary>What market data to send. Only the newest counts: the link keeps it and sends it on each connect.</summary>
    void Subscribe(BridgeId bridge, QuoteSubscription subscription);

    /// <summary>Says that a report's effect is durable in the journal, or that the journal had it already, so that the bridge may forget it.
    /// Never called before that; repetitions and unknown numbers do nothing. Reports may become durable in any order: the bridge is told
    /// a number only when all before it are durable too.</summary>
    void ReportDurable(BridgeId bridge, string outbox, long sequence);
}
