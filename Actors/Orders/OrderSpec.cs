using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>What the sender wants. Two commands with the same <see cref="ClientOrderId"/> and equal specs are the same order; with
/// unequal specs the second is a conflict.</summary>
/// <param name="ClientOrderId">The sender's id.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="OrderType">What price it trades at.</param>
/// <param name="Price">Won; null for types that have no price.</param>
/// <param name="StopPrice">Won; only for <see cref="OrderType.StopLimit"/>.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="Mode">The server that the sender means it for.</param>
public sealed record OrderSpec(
    ClientOrderId ClientOrderId,
    Symbol Symbol,
    Side Side,
    long Quantity,
    OrderType OrderType,
    long? Price,
    long? StopPrice,
    TimeInForce TimeInForce,
    TradingMode Mode);
