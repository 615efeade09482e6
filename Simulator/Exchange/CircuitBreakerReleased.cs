namespace Kiwoom.Simulator.Exchange;

/// <summary>The call auction after a circuit breaker has ended and continuous trading goes on.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Stage">1 or 2.</param>
public sealed record CircuitBreakerReleased(DateTimeOffset At, int Stage) : IExchangeEvent;
