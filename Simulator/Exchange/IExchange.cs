using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Simulator.Exchange;

/// <summary>
/// A simulated exchange. It has no thread, clock or timer of its own: time is what callers say it is and never runs backwards. Results
/// come through the <see cref="IExchangeListener"/> before the call returns. Not safe for use by several threads at once, nor from
/// inside the listener.
/// </summary>
public interface IExchange
{
    /// <summary>The instant (UTC) up to which everything has been played.</summary>
    DateTimeOffset Now { get; }

    /// <summary>When the exchange next has something to play (UTC), strictly later than <see cref="Now"/>; there always is something.</summary>
    DateTimeOffset NextEventAt { get; }

    /// <summary>What the schedule says at <see cref="Now"/>.</summary>
    MarketPhase Phase { get; }

    /// <summary>The trading day being played, or the next one before the first phase of a day.</summary>
    TradingDay Day { get; }

    /// <summary>Every listed issue with the current day's base price, limits and halt.</summary>
    IReadOnlyList<Instrument> Instruments { get; }

    /// <summary>Plays everything up to and including an instant. How a span is sliced into calls makes no difference.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies before <see cref="Now"/>.</exception>
    /// <exception cref="InvalidOperationException">Called from inside the listener.</exception>
    void AdvanceTo(DateTimeOffset now);

    /// <summary>Plays up to <paramref name="now"/>, then takes an order. Answers with <see cref="OrderAccepted"/> or <see cref="OrderRefused"/>.</summary>
    void Submit(NewOrder order, DateTimeOffset now);

    /// <summary>Plays up to <paramref name="now"/>, then cancels. Answers with <see cref="OrderCanceled"/> or <see cref="OrderRefused"/>.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="quantity">Shares to cancel; 0 for everything that is open.</param>
    /// <param name="now">When the exchange receives it (UTC).</param>
    void Cancel(long orderId, long quantity, DateTimeOffset now);

    /// <summary>
    /// Plays up to <paramref name="now"/>, then moves shares to a new order at a new price, which goes to the end of its price's queue; the rest stays where it is.
    /// Answers with <see cref="OrderReplaced"/> or <see cref="OrderRefused"/>.
    /// </summary>
    /// <param name="orderId">The original order.</param>
    /// <param name="newOrderId">The number of the order that carries the new price; the same rules as for a new order's.</param>
    /// <param name="quantity">Shares to move; 0 for everything that is open.</param>
    /// <param name="price">Won.</param>
    /// <param name="now">When the exchange receives it (UTC).</param>
    void Replace(long orderId, long newOrderId, long quantity, long price, DateTimeOffset now);

    /// <summary>One issue as it is at <see cref="Now"/>; null for an unknown one.</summary>
    MarketSnapshot? SnapshotOf(Symbol symbol);

    /// <summary>Plays up to <paramref name="now"/>, then starts a volatility interruption; false where the issue does not trade continuously then.</summary>
    bool ForceVolatilityInterruption(Symbol symbol, DateTimeOffset now);

    /// <summary>Plays up to <paramref name="now"/>, then triggers a circuit breaker; false outside continuous trading, while one is in force, and for stages one and two in the last 40 minutes.</summary>
    /// <param name="stage">One, two or three.</param>
    /// <param name="now">When (UTC).</param>
    bool ForceCircuitBreaker(CircuitBreakerStage stage, DateTimeOffset now);
}
