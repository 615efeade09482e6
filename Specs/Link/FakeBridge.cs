using System.Collections.Concurrent;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Specs.Link;

/// <summary>Stands for the bridge's outbox and intent log.</summary>
internal sealed class FakeBridge(BridgeId bridge, string outbox) : IGatewayLinkListener
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, SequencedReport> _outbox = [];
    private long _next = 1;

    internal ConcurrentQueue<IBrokerCommand> Commands { get; } = new();

    internal ConcurrentQueue<QuoteSubscription> Subscriptions { get; } = new();

    internal ConcurrentQueue<string> Ends { get; } = new();

    internal ConcurrentQueue<GatewayPosition> Positions { get; } = new();

    internal ConcurrentQueue<long> Acknowledgements { get; } = new();

    internal GatewayLink? Link { get; set; }

    internal bool TakesCommands { get; set; } = true;

    internal bool SendsAgainLate { get; set; }

    internal int Waiting
    {
        get
        {
            lock (_gate)
                return _outbox.Count;
        }
    }

    internal void Report()
    {
        lock (_gate)
        {
            var report = Traffic.Sequenced(bridge, outbox, _next);
            _outbox.Add(_next++, report);
            Link!.Send(report);
        }
    }

    internal void SendAgain(GatewayPosition position)
    {
        lock (_gate)
        {
            foreach (var report in _outbox.Values.Where(r => position.Outbox != outbox || r.Sequence > position.Sequence))
                Link!.Send(report);
        }
    }

    public void Connected(GatewayPosition position)
    {
        if (!SendsAgainLate)
            SendAgain(position);
        Positions.Enqueue(position);
    }

    public void Disconnected(string reason) => Ends.Enqueue(reason);

    public void CommandReceived(IBrokerCommand command)
    {
        Commands.Enqueue(command);
        if (TakesCommands)
            Link!.CommandTaken(command.Id);
    }

    public void SubscriptionReceived(QuoteSubscription subscription) => Subscriptions.Enqueue(subscription);

    public void ReportsAcknowledged(string acknowledged, long sequence)
    {
        if (acknowledged != outbox)
            return;

        Acknowledgements.Enqueue(sequence);
        lock (_gate)
        {
            foreach (var old in _outbox.Keys.Where(key => key <= sequence).ToList())
                _outbox.Remove(old);
        }
    }
}
