using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Bridge.Link;

/// <summary>The bridge's end of the link to the gateway: it dials, proves itself, keeps the connection up and carries what the bridge gives it.
/// It keeps no state that must survive: the outbox and the intent log do.</summary>
/// <remarks>No method blocks or throws; all may be called from any thread. What is sent while there is no connection is dropped: the
/// listener is told of the next connection with the gateway's position, and the outbox sends again from there.</remarks>
public interface IGatewayLink : IAsyncDisposable
{
    /// <summary>Begins to dial, and to dial again after each break, until disposed. Called once.</summary>
    void Start(IGatewayLinkListener listener);

    /// <summary>Sends reports on the reliable channel, in the order of the calls; dropped without a connection. They stay in the outbox until
    /// the gateway acknowledges them through <see cref="IGatewayLinkListener.ReportsAcknowledged"/>.</summary>
    void Send(SequencedReport report);

    /// <summary>Says that a command is in the bridge's durable intent log (or has no effect that must survive), so that the gateway need not
    /// carry it again on this connection. Never called before that.</summary>
    void CommandTaken(CommandId command);

    /// <summary>Sends market data beside the reliable channel: conflated by <see cref="IMarketDataMessage.ConflationKey"/> while the connection
    /// is slow, never ahead of reports, dropped without a connection.</summary>
    void Publish(IMarketDataMessage message);

    /// <summary>Sends how the bridge stands with Kiwoom. Only the newest counts: the link keeps it and sends it again on each connect.</summary>
    void Publish(BrokerSession session);
}
