using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Account;

/// <summary>A cancel or replace of which nobody knows whether it arrived.</summary>
/// <param name="Order">The order, as it stands.</param>
/// <param name="Kind">Cancel or replace.</param>
/// <param name="Original">Kiwoom's number that it changes.</param>
/// <param name="OpenQuantity">Shares: those to cancel, or those open after the replace.</param>
/// <param name="Price">The new price, won; null for a cancel.</param>
/// <param name="RequestedAt">When it was asked for (UTC).</param>
/// <param name="Since">Since when it is in doubt (UTC).</param>
public sealed record DoubtedChangeView(
    OrderView Order, ChangeKind Kind, BrokerOrderNo Original, long OpenQuantity, long? Price, DateTimeOffset RequestedAt, DateTimeOffset Since);
