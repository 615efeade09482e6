namespace Kiwoom.Actors.Market;

/// <summary>What a board's circuit breaker remembers of a day.</summary>
/// <param name="Stage">The highest stage triggered so far.</param>
/// <param name="StageOneDrop">The index's fall when stage one was triggered, as a share of the previous close (0.081 = −8.1 %); 0 before.</param>
public readonly record struct CircuitBreakerState(CircuitBreakerStage Stage, decimal StageOneDrop);
