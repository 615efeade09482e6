using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Accounts;

/// <summary>A cancel or replace of which nobody knows whether it arrived, as clients see it. Kiwoom's lists resolve it.</summary>
/// <param name="Order">The order, as it stands.</param>
/// <param name="Kind">Cancel or replace.</param>
/// <param name="Original">Kiwoom's number that it changes.</param>
/// <param name="OpenQuantity">Shares: those to cancel, or those open after the replace.</param>
/// <param name="Price">The new price, won; null for a cancel.</param>
/// <param name="RequestedAt">When it was asked for (UTC).</param>
/// <param name="Since">Since when it is in doubt (UTC).</param>
public sealed record DoubtedChangeDocument(
    OrderDocument Order, ChangeKind Kind, BrokerOrderNo Original, long OpenQuantity, long? Price, DateTimeOffset RequestedAt, DateTimeOffset Since)
{
    /// <summary>Shows a change in doubt.</summary>
    public static DoubtedChangeDocument Of(DoubtedChangeView change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new DoubtedChangeDocument(
            OrderDocument.Of(change.Order), change.Kind, change.Original, change.OpenQuantity, change.Price, change.RequestedAt, change.Since);
    }
}
