using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Strategies;

/// <summary>What a strategy's orders are, told to its actor once at its start and before anything else.</summary>
/// <param name="Orders">All orders that it ever sent, the oldest first.</param>
public sealed record StrategyOrders(IReadOnlyList<OrderView> Orders);
