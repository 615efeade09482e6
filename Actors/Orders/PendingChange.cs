using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>A cancel or replace that is on its way.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Command">The id under which the bridge sends it.</param>
/// <param name="Original">The number that it changes.</param>
/// <param name="OpenQuantity">Shares: those to cancel, or those open after the replace.</param>
/// <param name="Price">The new price, won; null for a cancel.</param>
/// <param name="SendBefore">After this instant (UTC) it must not be sent; null for a cancel.</param>
/// <param name="RequestedAt">When it was decided (UTC).</param>
public sealed record PendingChange(
    ChangeKind Kind, CommandId Command, BrokerOrderNo Original, long OpenQuantity, long? Price, DateTimeOffset? SendBefore, DateTimeOffset RequestedAt)
{
    /// <summary>Its own number, once Kiwoom gave it one.</summary>
    public BrokerOrderNo? Number { get; init; }

    /// <summary>The id under which the order was when it was sent, where that is another one now: what is sent again must be the same.</summary>
    public ClientOrderId? SentAs { get; init; }

    /// <summary>Since when it is unknown whether it arrived (UTC); null where it is not in doubt.</summary>
    public DateTimeOffset? DoubtSince { get; init; }
}
