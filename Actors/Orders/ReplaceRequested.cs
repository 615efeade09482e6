using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Orders;

/// <summary>A replace is on its way. Its additional risk is reserved.</summary>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Command">The id under which the bridge sends it.</param>
/// <param name="Original">Kiwoom's number of the order.</param>
/// <param name="OpenQuantity">New open shares, what is filled excluded.</param>
/// <param name="Price">New price, won.</param>
/// <param name="SendBefore">After this instant (UTC) it must not be sent any more.</param>
[EventName("replace_requested")]
public sealed record ReplaceRequested(ClientOrderId ClientOrderId, CommandId Command, BrokerOrderNo Original, long OpenQuantity, long Price, DateTimeOffset SendBefore) : AccountEvent, IOrderEvent;
