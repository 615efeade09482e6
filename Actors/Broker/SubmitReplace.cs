using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>Change an open order's price or quantity (정정). Kiwoom gives it a new number.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Account">Account.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Original">Kiwoom's number of the order as last replaced.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">The order's side.</param>
/// <param name="OrderType">The order's type; it cannot change.</param>
/// <param name="TimeInForce">The order's time in force.</param>
/// <param name="OpenQuantity">New open quantity in shares, what is filled excluded.</param>
/// <param name="Price">New price in won.</param>
/// <param name="SendBefore">After this instant (UTC, market clock) the bridge refuses instead of sending.</param>
public sealed record SubmitReplace(
    CommandId Id,
    AccountNo Account,
    ClientOrderId ClientOrderId,
    BrokerOrderNo Original,
    Symbol Symbol,
    Side Side,
    OrderType OrderType,
    TimeInForce TimeInForce,
    long OpenQuantity,
    long Price,
    DateTimeOffset SendBefore) : IBrokerCommand;
