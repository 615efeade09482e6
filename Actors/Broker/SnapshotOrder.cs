using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>One order in Kiwoom's own list (opt10075, opt10076).</summary>
/// <param name="BrokerOrderNo">주문번호.</param>
/// <param name="Original">원주문번호; null for a new order.</param>
/// <param name="ClientOrderId">The order, where the bridge knows whose it is.</param>
/// <param name="Kind">New, replace or cancel.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">주문수량.</param>
/// <param name="Price">주문가격; null for none.</param>
/// <param name="CumulativeQuantity">체결량.</param>
/// <param name="CumulativeAmount">체결누계금액, won.</param>
/// <param name="OpenQuantity">미체결수량.</param>
/// <param name="OrderedAt">When (UTC; Kiwoom gives seconds); null where the list does not say.</param>
public sealed record SnapshotOrder(
    BrokerOrderNo BrokerOrderNo,
    BrokerOrderNo? Original,
    ClientOrderId? ClientOrderId,
    BrokerOrderKind Kind,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long? Price,
    long CumulativeQuantity,
    long CumulativeAmount,
    long OpenQuantity,
    DateTimeOffset? OrderedAt);
