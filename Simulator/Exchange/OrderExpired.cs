using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Exchange;

/// <summary>What was left of an order ended by itself.</summary>
/// <param name="OrderId">The order's number.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Quantity">Shares that were open.</param>
/// <param name="Reason">Why.</param>
public sealed record OrderExpired(long OrderId, Symbol Symbol, DateTimeOffset At, long Quantity, ExpiryReason Reason) : IExchangeEvent;
