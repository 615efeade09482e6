using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What the broker needs of an exchange. Passive: it does nothing unless called, on the caller's thread, and tells its listener of
/// everything that follows before the call returns.</summary>
public interface IVenue
{
    /// <summary>The next instant at which something happens by itself; null where nothing will.</summary>
    DateTimeOffset? NextEventAt { get; }

    /// <summary>Directs everything that happens to a listener; one at a time.</summary>
    void Listen(IVenueListener listener);

    /// <summary>Lets everything happen that is due at or before an instant.</summary>
    void AdvanceTo(DateTimeOffset now);

    /// <summary>Enters an order.</summary>
    VenueRefusal Submit(VenueOrder order, DateTimeOffset now);

    /// <summary>Cancels some of what is open of an order.</summary>
    VenueRefusal Cancel(string orderId, long quantity, DateTimeOffset now);

    /// <summary>Moves some of what is open of an order to a new order at another price; it loses its place in time.</summary>
    VenueRefusal Replace(string orderId, string newOrderId, long quantity, long price, DateTimeOffset now);

    /// <summary>Prices and book of an issue; null where it is not listed.</summary>
    VenueQuote? QuoteOf(Symbol symbol);
}
