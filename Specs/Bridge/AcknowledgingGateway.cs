using System.Collections.Concurrent;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Specs.Bridge;

/// <summary>Takes every report for durable at once.</summary>
internal sealed class AcknowledgingGateway : IBridgeLinkListener
{
    public ConcurrentQueue<SequencedReport> Reports { get; } = new();

    public ConcurrentQueue<IMarketDataMessage> MarketData { get; } = new();

    public ConcurrentQueue<BrokerSession> Sessions { get; } = new();

    public IBridgeLinks? Links { get; set; }

    public bool IsLoggedIn => Sessions.LastOrDefault() is { LoggedIn: true };

    public long Filled => Reports.DistinctBy(r => r.Sequence).Select(r => r.Report).OfType<ExecutionReported>().Sum(e => e.Quantity);

    public void Connected(BridgeId bridge, string nodeVersion)
    {
    }

    public void Disconnected(BridgeId bridge, string reason)
    {
    }

    public void SessionReceived(BrokerSession session) => Sessions.Enqueue(session);

    public void ReportReceived(SequencedReport report)
    {
        Reports.Enqueue(report);
        Links?.ReportDurable(report.Bridge, report.Outbox, report.Sequence);
    }

    public void MarketDataReceived(BridgeId bridge, IMarketDataMessage message) => MarketData.Enqueue(message);

    public void ReportsMissing(BridgeId bridge, string outbox, long from, long to)
    {
    }
}
