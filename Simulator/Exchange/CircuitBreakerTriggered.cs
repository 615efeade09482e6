using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The market halts. Stages 1 and 2: a halt, then a call auction; stage 3: the day is over.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Stage">How far it went.</param>
/// <param name="IndexChange">The index's change from the previous close (−0.08 = −8 %).</param>
/// <param name="AuctionAt">When the halt turns into a call auction (UTC); null at stage 3.</param>
public sealed record CircuitBreakerTriggered(DateTimeOffset At, CircuitBreakerStage Stage, decimal IndexChange, DateTimeOffset? AuctionAt) : IExchangeEvent;
