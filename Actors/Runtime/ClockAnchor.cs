namespace Kiwoom.Actors.Runtime;

/// <summary>Ties a scaled clock to the machine's. Two processes on one machine that hold the same anchor read the same time.</summary>
/// <param name="Machine">An instant on the machine's clock (UTC).</param>
/// <param name="Market">The market instant (UTC) at that moment.</param>
/// <param name="Speed">Market seconds a machine second, from 1 to 100,000.</param>
public sealed record ClockAnchor(DateTimeOffset Machine, DateTimeOffset Market, int Speed)
{
    /// <summary>The highest speed that makes sense: a trading day in a quarter of a second.</summary>
    public const int HighestSpeed = 100_000;

    /// <summary>Market seconds a machine second.</summary>
    public int Speed { get; init; } = Speed is >= 1 and <= HighestSpeed
        ? Speed
        : throw new ArgumentOutOfRangeException(nameof(Speed), Speed, $"a clock's speed is between 1 and {HighestSpeed}");
}
