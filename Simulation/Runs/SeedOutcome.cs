using Kiwoom.Simulation.Faults;
using Kiwoom.Simulation.Oracle;

namespace Kiwoom.Simulation.Runs;

/// <summary>What came of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Violation">What was broken; null for nothing.</param>
/// <param name="Faults">What it suffered.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Orders">Calls of SendOrder.</param>
/// <param name="Executions">Fills at the exchange.</param>
/// <param name="TraceHash">Equal for equal runs.</param>
public sealed record SeedOutcome(ulong Seed, Violation? Violation, FaultCounts Faults, long Steps, long Orders, long Executions, ulong TraceHash);
