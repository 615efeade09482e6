using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An order as the broker hands it to the exchange.</summary>
/// <param name="OrderId">The broker's key of the order, unique across days.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Type">What price it trades at.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Won; 0 where the type carries no price.</param>
public sealed record VenueOrder(string OrderId, Symbol Symbol, Side Side, OrderType Type, TimeInForce TimeInForce, long Quantity, long Price);
