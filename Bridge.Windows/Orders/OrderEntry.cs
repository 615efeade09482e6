using System.Collections.Immutable;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Orders;

/// <summary>What has been reported of one order number today; what is in here is not reported again.</summary>
/// <param name="Key">Account and number.</param>
/// <param name="Kind">New, replace or cancel.</param>
/// <param name="Original">The number it changes.</param>
/// <param name="ClientOrderId">Whose it is; null for an order from elsewhere.</param>
/// <param name="Command">The command that made it; null for an order from elsewhere.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares ordered.</param>
/// <param name="OpenQuantity">Shares open after the last event.</param>
/// <param name="CumulativeQuantity">Shares filled, by the highest FID 911 seen.</param>
/// <param name="FilledQuantity">Shares of the fills that were reported.</param>
/// <param name="FilledAmount">Won of the fills that were reported.</param>
/// <param name="IsAccepted">접수 was reported.</param>
/// <param name="IsConfirmed">확인 was reported.</param>
/// <param name="IsEnded">Nothing is open any more and that was reported, or it was refused.</param>
public sealed record OrderEntry(
    OrderKey Key,
    BrokerOrderKind Kind,
    BrokerOrderNo? Original,
    ClientOrderId? ClientOrderId,
    CommandId? Command,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long OpenQuantity,
    long CumulativeQuantity = 0,
    long FilledQuantity = 0,
    long FilledAmount = 0,
    bool IsAccepted = false,
    bool IsConfirmed = false,
    bool IsEnded = false)
{
    /// <summary>The executions that were reported.</summary>
    public ImmutableSortedSet<string> Executions { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}
