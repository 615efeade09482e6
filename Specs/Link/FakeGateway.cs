using System.Collections.Concurrent;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Specs.Link;

/// <summary>Stands for the account actors: keeps what comes, and says in a random order that it is durable.</summary>
internal sealed class FakeGateway : IBridgeLinkListener
{
    private readonly List<SequencedReport> _waiting = [];
    private readonly Random _random = new(7);
    private readonly HashSet<long> _durable = [];

    internal ConcurrentQueue<SequencedReport> Reports { get; } = new();

    internal ConcurrentQueue<IMarketDataMessage> MarketData { get; } = new();

    /// <summary>How much market data had come when each report came.</summary>
    internal ConcurrentQueue<int> MarketDataBeforeReports { get; } = new();

    internal ConcurrentQueue<BrokerSession> Sessions { get; } = new();

    internal ConcurrentQueue<string> Ends { get; } = new();

    internal ConcurrentQueue<(long From, long To)> Missing { get; } = new();

    internal int Connections { get; private set; }

    /// <summary>Where reports become durable; null where none does.</summary>
    internal IBridgeLinks? Links { get; set; }

    /// <summary>Set while market data is dealt with slowly.</summary>
    internal ManualResetEventSlim MarketDataMayPass { get; } = new(initialState: true);

    internal bool IsDurable(long sequence)
    {
        lock (_durable)
            return _durable.Contains(sequence);
    }

    public void Connected(BridgeId bridge, string nodeVersion) => Connections++;

    public void Disconnected(BridgeId bridge, string reason) => Ends.Enqueue(reason);

    public void SessionReceived(BrokerSession session) => Sessions.Enqueue(session);

    public void ReportReceived(SequencedReport report)
    {
        MarketDataBeforeReports.Enqueue(MarketData.Count);
        Reports.Enqueue(report);
        if (Links is null)
            return;

        _waiting.Add(report);
        if (_waiting.Count < 8 && report.Sequence % 10 != 0)
            return;

        while (_waiting.Count > 0)
        {
            var at = _random.Next(_waiting.Count);
            lock (_durable)
                _durable.Add(_waiting[at].Sequence);
            Links.ReportDurable(report.Bridge, report.Outbox, _waiting[at].Sequence);
            _waiting.RemoveAt(at);
        }
    }

    public void MarketDataReceived(BridgeId bridge, IMarketDataMessage message)
    {
        MarketDataMayPass.Wait();
        MarketData.Enqueue(message);
    }

    public void ReportsMissing(BridgeId bridge, string outbox, long from, long to) => Missing.Enqueue((from, to));
}
