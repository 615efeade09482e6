using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Simulation;

/// <summary>The link of a simulated world: messages take a seeded time and keep their order in each direction; none is lost.</summary>
internal sealed class WorldLink(DeterministicEngine engine, Random chance, TimeSpan longestHop) : IGatewayLink
{
    private IGatewayLinkListener? _listener;
    private DateTimeOffset _lastUp;
    private DateTimeOffset _lastDown;

    /// <summary>Hears reports at the gateway's end.</summary>
    internal Action<SequencedReport> OnReport { get; set; } = _ => { };

    /// <summary>Hears market data at the gateway's end.</summary>
    internal Action<IMarketDataMessage> OnMarketData { get; set; } = _ => { };

    /// <summary>Hears how the bridge stands.</summary>
    internal Action<BrokerSession> OnSession { get; set; } = _ => { };

    /// <inheritdoc/>
    public void Start(IGatewayLinkListener listener) => _listener = listener;

    /// <summary>Links both ends.</summary>
    internal void Connect() => _listener!.Connected(new GatewayPosition(null, 0));

    /// <summary>Tells the bridge which quotes are wanted.</summary>
    internal void Subscribe(IReadOnlyList<Symbol> symbols) => Down(() => _listener!.SubscriptionReceived(new QuoteSubscription(symbols)));

    /// <summary>Carries what an account tells its bridge.</summary>
    internal void Deliver(ActorPath path, object message, IActorRef? sender)
    {
        switch (message)
        {
            case IBrokerCommand command:
                Down(() => _listener!.CommandReceived(command));
                break;
            case ReportAcknowledged durable:
                Down(() => _listener!.ReportsAcknowledged(durable.Outbox, durable.Sequence));
                break;
        }
    }

    /// <inheritdoc/>
    public void Send(SequencedReport report) => Up(() => OnReport(report));

    /// <inheritdoc/>
    public void CommandTaken(CommandId command)
    {
    }

    /// <inheritdoc/>
    public void Publish(IMarketDataMessage message) => Up(() => OnMarketData(message));

    /// <inheritdoc/>
    public void Publish(BrokerSession session) => Up(() => OnSession(session));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Up(Action arrive) => Hop(arrive, ref _lastUp);

    private void Down(Action arrive) => Hop(arrive, ref _lastDown);

    private void Hop(Action arrive, ref DateTimeOffset last)
    {
        var now = engine.Clock.GetUtcNow();
        var at = now + new TimeSpan(1 + chance.NextInt64(longestHop.Ticks));
        last = at > last ? at : last;
        engine.Schedule(last - now, arrive);
    }
}
