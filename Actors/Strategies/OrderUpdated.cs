using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Strategies;

/// <summary>One of a strategy's own orders changed, durably.</summary>
/// <param name="Order">How it stands now.</param>
public sealed record OrderUpdated(OrderView Order);
