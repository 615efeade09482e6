using Kiwoom.Actors.Broker;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Bridge.Link;

/// <summary>What the link tells the bridge. Called from any thread, one call at a time and in the order of the wire; calls return at once
/// and never throw.</summary>
public interface IGatewayLinkListener
{
    /// <summary>A connection is up and both ends have proved themselves. All reports after the position are sent again, in order.</summary>
    /// <param name="position">What the gateway has durably of this bridge's reports.</param>
    void Connected(GatewayPosition position);

    /// <summary>The connection is gone; nothing can be sent until the next <see cref="Connected"/>.</summary>
    /// <param name="reason">Why, for people.</param>
    void Disconnected(string reason);

    /// <summary>A command, perhaps for the second time: the intent log tells repetitions by <see cref="IBrokerCommand.Id"/>.</summary>
    void CommandReceived(IBrokerCommand command);

    /// <summary>The whole list of issues that the gateway wants market data of.</summary>
    void SubscriptionReceived(QuoteSubscription subscription);

    /// <summary>The gateway has all reports of an outbox up to a number in its journal.</summary>
    /// <param name="outbox">The outbox (<see cref="SequencedReport.Outbox"/>); one of another identity is ignored.</param>
    /// <param name="sequence">The last of them.</param>
    void ReportsAcknowledged(string outbox, long sequence);
}
