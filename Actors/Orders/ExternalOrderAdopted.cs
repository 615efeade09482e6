using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>An order that seemed to come from elsewhere is one of this system's: its number, fills and end are the order's now.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="External">The id that the external order had; it exists no more.</param>
[EventName("external_order_adopted")]
public sealed record ExternalOrderAdopted(ClientOrderId ClientOrderId, ClientOrderId External) : AccountEvent, IOrderEvent;
