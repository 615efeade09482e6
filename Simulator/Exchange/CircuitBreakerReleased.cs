using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Exchange;

/// <summary>The call auction after a circuit breaker has ended and continuous trading goes on.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Stage">One or two.</param>
public sealed record CircuitBreakerReleased(DateTimeOffset At, CircuitBreakerStage Stage) : IExchangeEvent;
