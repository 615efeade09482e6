namespace Kiwoom.Simulation.Faults;

/// <summary>How often each kind of fault happened.</summary>
public sealed class FaultCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<FaultKind>().Length];

    /// <summary>All of them.</summary>
    public long Total => _counts.Sum();

    /// <summary>The kinds that happened, with their numbers.</summary>
    public IEnumerable<(FaultKind Kind, long Count)> Each => Enum.GetValues<FaultKind>().Select(k => (k, _counts[(int)k])).Where(e => e.Item2 > 0);

    internal void Add(FaultKind kind, long count = 1) => _counts[(int)kind] += count;

    internal void Add(FaultCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }
}
