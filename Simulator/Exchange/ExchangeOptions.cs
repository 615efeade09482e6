namespace Kiwoom.Simulator.Exchange;

/// <summary>How an exchange is simulated.</summary>
public sealed record ExchangeOptions
{
    /// <summary>All chance comes from here: equal seeds, listings and orders give equal events.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How users' orders take part.</summary>
    public Participation Participation { get; init; } = Participation.Paper;

    /// <summary>Mean simulated time between two trades of the background in one issue during the regular session; at least 50 ms.</summary>
    public TimeSpan TradeInterval { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Whether volatility interruptions start by themselves; forced ones always work.</summary>
    public bool VolatilityInterruptions { get; init; } = true;

    /// <summary>Whether circuit breakers start by themselves; forced ones always work.</summary>
    public bool CircuitBreakers { get; init; } = true;

    /// <summary>Whether there is any background at all. Without it only users trade, and nothing but their orders is in the book.</summary>
    public bool Background { get; init; } = true;
}
