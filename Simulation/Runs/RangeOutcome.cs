using Kiwoom.Simulation.Faults;

namespace Kiwoom.Simulation.Runs;

/// <summary>What came of many seeds.</summary>
/// <param name="Seeds">Seeds that were run.</param>
/// <param name="Faults">Faults injected.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Orders">Calls of SendOrder.</param>
/// <param name="Executions">Fills at the exchange.</param>
/// <param name="Failed">Seeds that broke something.</param>
/// <param name="Took">Wall-clock time.</param>
public sealed record RangeOutcome(
    long Seeds, FaultCounts Faults, long Steps, long Orders, long Executions, IReadOnlyList<SeedOutcome> Failed, TimeSpan Took)
{
    /// <summary>Seeds a minute.</summary>
    public double SeedsPerMinute => Took > TimeSpan.Zero ? Seeds / Took.TotalMinutes : 0;
}
