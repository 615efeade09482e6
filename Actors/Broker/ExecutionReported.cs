using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>A fill (Chejan gubun 0, 체결).</summary>
/// <param name="Account">Account.</param>
/// <param name="Day">Trading day.</param>
/// <param name="ExecutionId">Idempotency key: day, order number, trade number (909), or the cumulative quantity where 909 is empty.</param>
/// <param name="BrokerOrderNo">Kiwoom's order number.</param>
/// <param name="ClientOrderId">The order, where the bridge knows whose it is.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">This fill's shares (915).</param>
/// <param name="Price">This fill's price, won (914).</param>
/// <param name="OrderQuantity">Order quantity (900).</param>
/// <param name="OrderPrice">Order price (901); null for none.</param>
/// <param name="CumulativeQuantity">Filled shares of this order number after the fill (911).</param>
/// <param name="OpenQuantity">Open shares after the fill (902).</param>
/// <param name="ExecutedAt">When (UTC; Kiwoom gives seconds).</param>
public sealed record ExecutionReported(
    AccountNo Account,
    TradingDay Day,
    ExecutionId ExecutionId,
    BrokerOrderNo BrokerOrderNo,
    ClientOrderId? ClientOrderId,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long Price,
    long OrderQuantity,
    long? OrderPrice,
    long CumulativeQuantity,
    long OpenQuantity,
    DateTimeOffset ExecutedAt) : IBrokerReport;
