namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Random numbers that depend on the seed and on what they are for, not on how many were drawn before: a restart in the middle of
/// a day draws the same ones as an uninterrupted run.</summary>
internal sealed class SeededDraws(int seed)
{
    private long _drawn;

    /// <summary>A number in [0, 1) for the next anonymous purpose.</summary>
    public double Next() => Of(++_drawn, 0x5EED);

    /// <summary>A number in [0, 1) for a key.</summary>
    public double Of(long key, int purpose)
    {
        var x = unchecked((ulong)key * 0x9E3779B97F4A7C15UL + (ulong)(uint)seed * 0xD1B54A32D192ED03UL + (ulong)(uint)purpose * 0x94D049BB133111EBUL);
        x ^= x >> 30;
        x *= 0xBF58476D1CE4E5B9UL;
        x ^= x >> 27;
        x *= 0x94D049BB133111EBUL;
        x ^= x >> 31;
        return (x >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A duration between two.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + TimeSpan.FromTicks((long)((most - least).Ticks * Next()));
}
