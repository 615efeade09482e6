namespace Kiwoom.Benchmarks;

/// <summary>When a rig's market clock starts, and how fast it goes.</summary>
/// <param name="At">Korean time of a trading day.</param>
/// <param name="Speed">Market seconds a second.</param>
/// <param name="IsOpen">Whether it trades; its nights are skipped then.</param>
internal sealed record RigMarket(TimeOnly At, int Speed, bool IsOpen)
{
    /// <summary>Fast enough for a hundred orders a second, as Kiwoom counts them, many times over; with the market data of 150 exchanges.</summary>
    internal static RigMarket Busy { get; } = new(new TimeOnly(9, 5), 150, IsOpen: true);

    /// <summary>Fast enough for the orders, and no faster.</summary>
    internal static RigMarket Open { get; } = new(new TimeOnly(9, 5), 30, IsOpen: true);

    /// <summary>An evening: no events but those that a benchmark raises.</summary>
    internal static RigMarket Closed { get; } = new(new TimeOnly(20, 30), 1, IsOpen: false);
}
