namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>Two percentiles of one run, microseconds.</summary>
internal sealed record Percentiles(double P50, double P99)
{
    internal static Percentiles Of(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return new Percentiles(At(0.50), At(0.99));

        double At(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
