using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Prices of an issue today.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="BasePrice">기준가 in won.</param>
/// <param name="LowerLimit">하한가 in won.</param>
/// <param name="UpperLimit">상한가 in won.</param>
public sealed record VenueQuote(Symbol Symbol, long BasePrice, long LowerLimit, long UpperLimit)
{
    /// <summary>The last trade in won; the base price before the first one.</summary>
    public long Last { get; init; } = BasePrice;

    /// <summary>The day's first price in won; 0 before the first trade.</summary>
    public long Open { get; init; }

    /// <summary>The day's highest price in won; 0 before the first trade.</summary>
    public long High { get; init; }

    /// <summary>The day's lowest price in won; 0 before the first trade.</summary>
    public long Low { get; init; }

    /// <summary>Shares traded today.</summary>
    public long Volume { get; init; }

    /// <summary>Won traded today.</summary>
    public long Value { get; init; }

    /// <summary>Trading in it is halted today.</summary>
    public bool Halted { get; init; }

    /// <summary>Shares of the last trade; 0 before the first.</summary>
    public long LastQuantity { get; init; }

    /// <summary>When the last trade happened; null before the first.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The book.</summary>
    public required VenueBook Book { get; init; }
}
