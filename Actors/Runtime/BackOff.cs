namespace Kiwoom.Actors.Runtime;

/// <summary>How long to wait before the next restart: the least wait, doubled with each fault in a row, up to the longest.</summary>
internal struct BackOff(ActorOptions options)
{
    private int _faultsInRow;

    /// <summary>The wait after one more fault.</summary>
    internal TimeSpan Next()
    {
        var factor = 1L << Math.Min(_faultsInRow, 30);
        _faultsInRow++;
        var least = Math.Max(0, options.MinimumBackOff.Ticks);
        var longest = Math.Max(least, options.MaximumBackOff.Ticks);
        return least > longest / factor ? TimeSpan.FromTicks(longest) : TimeSpan.FromTicks(least * factor);
    }

    /// <summary>Something went well.</summary>
    internal void Reset() => _faultsInRow = 0;
}
