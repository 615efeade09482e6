using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Specs.Bridge;

/// <summary>A gateway in memory: keeps reports as its journal would, by number, and says what it has when it connects.</summary>
internal sealed class RecordingLink : IGatewayLink
{
    private IGatewayLinkListener _listener = null!;
    private bool _isConnected;

    public List<SequencedReport> Journal { get; } = [];

    public List<CommandId> Taken { get; } = [];

    public List<IMarketDataMessage> MarketData { get; } = [];

    public List<BrokerSession> Sessions { get; } = [];

    public IEnumerable<IBrokerReport> Reports => Journal.Select(r => r.Report);

    public void Start(IGatewayLinkListener listener) => _listener = listener;

    public void Connect()
    {
        _isConnected = true;
        _listener.Connected(new GatewayPosition(Journal.LastOrDefault()?.Outbox, Journal.LastOrDefault()?.Sequence ?? 0));
    }

    public void Disconnect()
    {
        _isConnected = false;
        _listener.Disconnected("cut");
    }

    public void Give(IBrokerCommand command) => _listener.CommandReceived(command);

    public void Give(params Symbol[] symbols) => _listener.SubscriptionReceived(new QuoteSubscription(symbols));

    public void Acknowledge() => _listener.ReportsAcknowledged(Journal[^1].Outbox, Journal[^1].Sequence);

    public void Send(SequencedReport report)
    {
        if (!_isConnected)
            return;
        if (Journal.Count > 0 && Journal[^1].Outbox == report.Outbox)
            report.Sequence.ShouldBe(Journal[^1].Sequence + 1, "reports come in order, without a gap, once");
        Journal.Add(report);
    }

    public void CommandTaken(CommandId command) => Taken.Add(command);

    public void Publish(IMarketDataMessage message)
    {
        if (_isConnected)
            MarketData.Add(message);
    }

    public void Publish(BrokerSession session) => Sessions.Add(session);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
