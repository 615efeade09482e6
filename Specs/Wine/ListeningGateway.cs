using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Specs.Wine;

/// <summary>A gateway that keeps everything it hears, each report once, and takes it for durable at once.</summary>
internal sealed class ListeningGateway : IBridgeLinkListener
{
    private readonly Lock _gate = new();
    private readonly HashSet<(string Outbox, long Sequence)> _known = [];
    private readonly List<IBrokerReport> _reports = [];
    private readonly List<IMarketDataMessage> _marketData = [];
    private BrokerSession? _session;
    private int _connections;
    private bool _isConnected;

    /// <summary>The links; reports are acknowledged on them.</summary>
    public IBridgeLinks? Links { get; set; }

    /// <summary>What the bridge said last of itself.</summary>
    public BrokerSession? Session => Read(() => _session);

    /// <summary>Connections so far.</summary>
    public int Connections => Read(() => _connections);

    public bool IsConnected => Read(() => _isConnected);

    /// <summary>Every report once, in the order of arrival.</summary>
    public IReadOnlyList<IBrokerReport> Reports => Read(() => _reports.ToList());

    public IReadOnlyList<IMarketDataMessage> MarketData => Read(() => _marketData.ToList());

    public void Connected(BridgeId bridge, string nodeVersion) => Change(() =>
    {
        _connections++;
        _isConnected = true;
    });

    public void Disconnected(BridgeId bridge, string reason) => Change(() => _isConnected = false);

    public void SessionReceived(BrokerSession session) => Change(() => _session = session);

    public void ReportReceived(SequencedReport report)
    {
        Change(() =>
        {
            if (_known.Add((report.Outbox, report.Sequence)))
                _reports.Add(report.Report);
        });
        Links?.ReportDurable(report.Bridge, report.Outbox, report.Sequence);
    }

    public void MarketDataReceived(BridgeId bridge, IMarketDataMessage message) => Change(() => _marketData.Add(message));

    public void ReportsMissing(BridgeId bridge, string outbox, long from, long to)
    {
        // Nothing here depends on reports that a lost disk took with it.
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    private void Change(Action change)
    {
        lock (_gate)
            change();
    }
}
