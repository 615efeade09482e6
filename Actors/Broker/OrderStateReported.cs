using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>A Chejan event (gubun 0) without a fill.</summary>
/// <param name="Account">Account.</param>
/// <param name="Day">Trading day.</param>
/// <param name="BrokerOrderNo">The number the event is about (9203).</param>
/// <param name="Original">The number it changes (904); null for a new order.</param>
/// <param name="ClientOrderId">The order, where the bridge knows whose it is; null for one from the HTS or another program.</param>
/// <param name="Kind">New, replace or cancel.</param>
/// <param name="State">What happened.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Order quantity, shares (900).</param>
/// <param name="Price">Order price, won (901); null for none.</param>
/// <param name="OpenQuantity">Open shares after the event (902).</param>
public sealed record OrderStateReported(
    AccountNo Account,
    TradingDay Day,
    BrokerOrderNo BrokerOrderNo,
    BrokerOrderNo? Original,
    ClientOrderId? ClientOrderId,
    BrokerOrderKind Kind,
    BrokerOrderState State,
    Symbol Symbol,
    Side Side,
    long Quantity,
    long? Price,
    long OpenQuantity) : IBrokerReport;
