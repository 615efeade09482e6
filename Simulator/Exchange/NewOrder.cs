using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>An order as the exchange receives it.</summary>
/// <param name="OrderId">The sender's number: positive, used once per trading day.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Type">How its price is found.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="Price">Won for limit and conditional limit; 0 for every other type.</param>
/// <param name="Quantity">Shares, positive.</param>
public sealed record NewOrder(long OrderId, Symbol Symbol, Side Side, OrderType Type, TimeInForce TimeInForce, long Price, long Quantity);
