namespace Kiwoom.Simulator.Exchange;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): small, quick, and equal on every platform and runtime, which System.Random is not bound to be.</summary>
internal struct SplitMix(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;
    private ulong _state = seed;

    /// <summary>An independent stream for one purpose.</summary>
    internal static SplitMix For(ulong seed, ReadOnlySpan<char> name, long number, int purpose)
    {
        var mixed = Mix(seed + Step);
        foreach (var c in name)
            mixed = Mix(mixed ^ c);
        return new SplitMix(Mix(Mix(mixed ^ (ulong)number) + (ulong)purpose));
    }

    internal ulong Next()
    {
        _state += Step;
        return Mix(_state);
    }

    /// <summary>0 ≤ result &lt; bound; the bias of the multiplication is below 2⁻³² for the bounds used here.</summary>
    internal long Below(long bound) => (long)(((UInt128)Next() * (ulong)bound) >> 64);

    /// <summary>0 ≤ result &lt; 1. Only shapes are computed with it, never money.</summary>
    internal double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Roughly normal with mean 0 and variance 1: the sum of twelve uniform numbers, exact on every platform unlike logarithms and cosines.</summary>
    internal double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Unit();
        return sum;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
