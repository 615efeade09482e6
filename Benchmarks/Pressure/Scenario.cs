namespace Kiwoom.Benchmarks.Pressure;

/// <summary>What was measured under one kind of pressure, in microseconds.</summary>
internal sealed class Scenario(string name)
{
    internal string Name => name;

    /// <summary>Of each run.</summary>
    internal List<List<double>> Orders { get; } = [];

    internal List<double> Cancels { get; } = [];

    internal List<double> KillSwitch { get; } = [];

    /// <summary>The part of each burst that was refused because too many came.</summary>
    internal List<double> Refused { get; } = [];

    /// <summary>The median of each run.</summary>
    internal IEnumerable<double> Medians => Orders.Select(run => At([.. run.Order()], 0.5));

    /// <summary>A quantile over all runs.</summary>
    internal double At(double part) => At([.. Orders.SelectMany(run => run).Order()], part);

    internal double CancelAt(double part) => At([.. Cancels.Order()], part);

    private static double At(double[] sorted, double part) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];
}
