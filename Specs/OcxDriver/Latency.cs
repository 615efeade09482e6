using System.Diagnostics;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>From posting a piece of work to its result in the poster's hands, one after the other.</summary>
internal static class Latency
{
    private const int Warm = 1000;

    internal static async Task<object> Measure(Func<Func<int>, Task<int>> invoke, Func<int> call, int calls)
    {
        var took = new long[calls];
        for (var i = -Warm; i < calls; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await invoke(call).ConfigureAwait(false);
            if (i >= 0)
                took[i] = Stopwatch.GetTimestamp() - from;
        }

        Array.Sort(took);
        return new { calls, p50_us = At(0.50), p90_us = At(0.90), p99_us = At(0.99), max_us = At(1) };

        double At(double share) => Math.Round(took[Math.Clamp((int)Math.Ceiling(share * calls) - 1, 0, calls - 1)] * 1e6 / Stopwatch.Frequency, 1);
    }
}
