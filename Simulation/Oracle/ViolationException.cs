namespace Kiwoom.Simulation.Oracle;

/// <summary>Ends a run at the step that broke an invariant.</summary>
public sealed class ViolationException(Violation violation) : Exception(violation.ToString())
{
    /// <summary>What was broken.</summary>
    public Violation Violation { get; } = violation;
}
