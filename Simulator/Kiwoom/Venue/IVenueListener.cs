namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Hears what happens at an <see cref="IVenue"/>.</summary>
public interface IVenueListener
{
    /// <summary>An order of the broker traded.</summary>
    /// <param name="orderId">The broker's key of the order.</param>
    /// <param name="price">Won.</param>
    /// <param name="quantity">Shares of this fill.</param>
    /// <param name="at">When.</param>
    void Filled(string orderId, long price, long quantity, DateTimeOffset at);

    /// <summary>What was open of an order ended without a trade: the rest of an IOC or FOK order, or the end of the session.</summary>
    void Expired(string orderId, DateTimeOffset at);

    /// <summary>A trade on the tape, anybody's.</summary>
    void Traded(VenueTrade trade);

    /// <summary>The book of an issue changed.</summary>
    /// <param name="book">The book after the change.</param>
    /// <param name="basePrice">기준가 in won, for the direction of its prices.</param>
    void BookChanged(VenueBook book, long basePrice);

    /// <summary>The indicative price of an auction changed.</summary>
    void Expected(VenueExpected expected);

    /// <summary>A volatility interruption began or ended.</summary>
    void Interrupted(VenueInterruption interruption);

    /// <summary>The session changed, or counts down to its change.</summary>
    void SessionNoticed(VenueSession session);
}
