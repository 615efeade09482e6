namespace Kiwoom.Persistence.Projections;

/// <summary>Holds changes of rows to so many a second: after each batch a pause as long as its rows are worth. An idle mirror writes at once.</summary>
/// <param name="rowsPerSecond">The budget; null for none.</param>
/// <param name="clock">The machine's.</param>
internal sealed class RowPace(int? rowsPerSecond, TimeProvider clock)
{
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>Rows that one batch may have: a second's worth.</summary>
    internal int Batch { get; } = rowsPerSecond is { } rate ? Math.Max(1, rate) : int.MaxValue;

    /// <summary>How long until the next batch may go; zero for at once.</summary>
    internal TimeSpan Wait
    {
        get
        {
            var wait = _notBefore - clock.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>Counts rows that were written.</summary>
    internal void Spend(int rows)
    {
        if (rowsPerSecond is not { } rate || rows <= 0)
            return;
        var now = clock.GetUtcNow();
        _notBefore = (_notBefore > now ? _notBefore : now) + TimeSpan.FromTicks(TimeSpan.TicksPerSecond * rows / Math.Max(1, rate));
    }
}
