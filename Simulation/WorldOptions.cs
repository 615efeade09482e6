using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulation;

/// <summary>What a simulated world begins with.</summary>
public sealed record WorldOptions
{
    /// <summary>Everything that happens is a function of it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The first trading day.</summary>
    public TradingDay Day { get; init; } = new(new DateOnly(2026, 11, 24));

    /// <summary>The account that trades.</summary>
    public AccountNo Account { get; init; } = AccountNo.Parse("8112345611");

    /// <summary>Whether a momentum strategy trades.</summary>
    public bool HasStrategy { get; init; } = true;

    /// <summary>The longest that a durable write takes; each takes a seeded part of it.</summary>
    public TimeSpan LongestWrite { get; init; } = TimeSpan.FromMilliseconds(3);

    /// <summary>The longest that a message takes over the link.</summary>
    public TimeSpan LongestHop { get; init; } = TimeSpan.FromMilliseconds(2);
}
