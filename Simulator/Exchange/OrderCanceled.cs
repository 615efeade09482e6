using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Exchange;

/// <summary>All or a part of what was open has been cancelled on request.</summary>
/// <param name="OrderId">The order's number.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Quantity">Shares cancelled.</param>
/// <param name="LeavesQuantity">Shares still open.</param>
public sealed record OrderCanceled(long OrderId, Symbol Symbol, DateTimeOffset At, long Quantity, long LeavesQuantity) : IExchangeEvent;
