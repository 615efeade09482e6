namespace Kiwoom.Actors.Runtime;

/// <summary>A small random source (SplitMix64, Steele, Lea and Flood 2014) whose numbers depend on the seed alone: not on the
/// platform and not on the version of .NET. Not for secrets, not for two threads at once.</summary>
/// <param name="seed">Any number; equal seeds give equal sequences.</param>
public sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to but without <paramref name="bound"/>, which must be positive.</summary>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((NextUInt64() >> 32) * (ulong)bound) >> 32);
    }

    /// <summary>A source of its own for one part of a run, so that the part draws the same numbers whatever the others draw.</summary>
    public SeededRandom Fork() => new(NextUInt64());
}
