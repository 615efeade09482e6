namespace Kiwoom.Persistence.Projections;

/// <summary>How long to wait after a fault: doubled with each in a row up to a bound, and a part of it by chance, so that many do not come back at once.</summary>
/// <param name="least">After the first.</param>
/// <param name="longest">At most.</param>
internal sealed class BackOffTime(TimeSpan least, TimeSpan longest)
{
    /// <summary>Faults since something went well.</summary>
    internal int FaultsInRow { get; private set; }

    /// <summary>The wait after one more fault: between half of it and all of it.</summary>
    internal TimeSpan Next()
    {
        var whole = Math.Min(longest.Ticks, least.Ticks << Math.Min(FaultsInRow++, 20));
        return TimeSpan.FromTicks((whole / 2) + Random.Shared.NextInt64(Math.Max(1, whole / 2)));
    }

    /// <summary>Something went well.</summary>
    internal void Reset() => FaultsInRow = 0;
}
