namespace Kiwoom.Bridge.Pacing;

/// <summary>Keeps queries below both of Kiwoom's quotas, and part of the long one free for reconciliation. Not thread-safe.</summary>
public sealed class QueryPacer(PacingOptions options)
{
    private readonly SlidingWindow _second = new(options.QueriesPerSecond, TimeSpan.FromSeconds(1));
    private readonly SlidingWindow _long = new(options.LongWindowQueries, options.LongWindow);
    private DateTimeOffset _notBefore;

    /// <summary>How long until the next query may go; zero for now.</summary>
    public TimeSpan Wait(DateTimeOffset now, QueryPriority priority)
    {
        var wait = _second.Wait(now);
        var longWait = _long.Wait(now, priority == QueryPriority.Reconciliation ? 0 : options.ReservedForReconciliation);
        if (longWait > wait)
            wait = longWait;
        var overload = _notBefore - now;
        if (overload > options.OverloadWait)
            overload = options.OverloadWait;
        return overload > wait ? overload : wait;
    }

    /// <summary>Counts a query.</summary>
    public void Use(DateTimeOffset now)
    {
        _second.Use(now);
        _long.Use(now);
    }

    /// <summary>Kiwoom said -200: its second had more in it than ours.</summary>
    public void Overloaded(DateTimeOffset now) => _notBefore = now + options.OverloadWait;
}
