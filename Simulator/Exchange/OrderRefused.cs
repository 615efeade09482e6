using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Exchange;

/// <summary>A request was refused and changed nothing.</summary>
/// <param name="OrderId">The number of the new order, or of the order that was to be cancelled or replaced.</param>
/// <param name="Symbol">The issue; default where a cancel or replace named an unknown order.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Request">What was asked.</param>
/// <param name="Reason">Why not.</param>
public sealed record OrderRefused(long OrderId, Symbol Symbol, DateTimeOffset At, OrderRequest Request, OrderRefusal Reason) : IExchangeEvent;
