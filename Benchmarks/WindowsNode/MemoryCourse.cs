using System.Diagnostics;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>A bridge's memory while its control raises events at a steady rate.</summary>
/// <param name="Early">After a tenth of the time, bytes.</param>
/// <param name="Late">At its end, bytes.</param>
/// <param name="Most">The most that was seen, bytes.</param>
/// <param name="Storm">What became of the events.</param>
internal sealed record MemoryCourse(long Early, long Late, long Most, StormResult Storm)
{
    private const int PerSecond = 1000;
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    internal double Growth => (double)Late / Early;

    internal static async Task<MemoryCourse> Of(StormRig rig, TimeSpan span)
    {
        var storm = rig.Storm((int)(PerSecond * span.TotalSeconds), PerSecond);
        var (since, early, late, most) = (Stopwatch.GetTimestamp(), 0L, 0L, 0L);
        while (Stopwatch.GetElapsedTime(since) < span)
        {
            await Task.Delay(_look);
            late = rig.Memory;
            most = Math.Max(most, late);
            if (early == 0 && Stopwatch.GetElapsedTime(since) >= span / 10)
                early = late;
        }

        return new MemoryCourse(early, late, most, await storm);
    }
}
