using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>An order is on the exchange (접수). Its fills, if any, follow.</summary>
/// <param name="OrderId">The sender's number.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Type">How its price is found.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="Price">Won: the limit, which a best-opposite or best-own order got on arrival; 0 for a market order.</param>
/// <param name="Quantity">Shares.</param>
public sealed record OrderAccepted(
    long OrderId, Symbol Symbol, DateTimeOffset At, Side Side, OrderType Type, TimeInForce TimeInForce, long Price, long Quantity) : IExchangeEvent;
