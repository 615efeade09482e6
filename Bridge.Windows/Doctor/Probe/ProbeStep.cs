using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>One open point of the fact sheet's §13.</summary>
public abstract class ProbeStep
{
    /// <summary>1 to 10.</summary>
    public abstract int Number { get; }

    /// <summary>In Korean, for the report's headings.</summary>
    public abstract string Title { get; }

    /// <summary>What nobody knows.</summary>
    public abstract string Question { get; }

    /// <summary>What the step does about it.</summary>
    public abstract string Does { get; }

    /// <summary>What it needs.</summary>
    public abstract string Needs { get; }

    /// <summary>Looks. Throws <see cref="NotNowException"/> where it cannot; what it noted before stays.</summary>
    public abstract Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop);

    /// <summary>The point with what was found.</summary>
    public Finding Find(Verdict verdict, IReadOnlyList<Fact> facts, IReadOnlyList<TapeEvent> events)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new Finding(Number, Title, Question, Does, Needs, verdict.Status, verdict.Text, verdict.ComeBack, facts, events);
    }
}
