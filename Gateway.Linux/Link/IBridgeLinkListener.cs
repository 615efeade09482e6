using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.Link;

/// <summary>What the links tell the gateway. For one bridge: one call at a time and in the order of the wire, from any thread. Calls return
/// at once and never throw.</summary>
public interface IBridgeLinkListener
{
    /// <summary>A bridge is linked: it proved itself, and commands reach it.</summary>
    void Connected(BridgeId bridge, string nodeVersion);

    /// <summary>The connection of a bridge is gone.</summary>
    /// <param name="bridge">Which.</param>
    /// <param name="reason">Why, for people.</param>
    void Disconnected(BridgeId bridge, string reason);

    /// <summary>A bridge says how it stands with Kiwoom: on each connect and on each change. Its id is the connection's, whatever it says.</summary>
    void SessionReceived(BrokerSession session);

    /// <summary>A report, in the order of the outbox. Answered with <see cref="IBridgeLinks.ReportDurable"/>. It is delivered once while the
    /// gateway runs, but again where it does not become durable for long, and after a restart: accounts tell repetitions by outbox and number.</summary>
    void ReportReceived(SequencedReport report);

    /// <summary>Market data of a bridge, newest of its key.</summary>
    void MarketDataReceived(BridgeId bridge, IMarketDataMessage message);

    /// <summary>Reports that the gateway never had are not in the bridge's outbox any more. Kiwoom's own lists must be read (reconciliation).</summary>
    /// <param name="bridge">Which.</param>
    /// <param name="outbox">Its outbox.</param>
    /// <param name="from">First missing number.</param>
    /// <param name="to">Last missing number.</param>
    void ReportsMissing(BridgeId bridge, string outbox, long from, long to);
}
