namespace Kiwoom.Bridge.Pacing;

/// <summary>At most so many uses within any span of time, exactly. Not thread-safe.</summary>
/// <param name="limit">Uses within the span; at least 1.</param>
/// <param name="span">The span.</param>
public sealed class SlidingWindow(int limit, TimeSpan span)
{
    private readonly Queue<DateTimeOffset> _uses = new(limit);

    /// <summary>How long until one more use is allowed while <paramref name="reserved"/> uses are kept free for others; zero for now.</summary>
    public TimeSpan Wait(DateTimeOffset now, int reserved = 0)
    {
        Forget(now);
        var most = Math.Max(1, limit - reserved);
        if (_uses.Count < most)
            return TimeSpan.Zero;
        var wait = _uses.ElementAt(_uses.Count - most) + span - now;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Counts a use.</summary>
    public void Use(DateTimeOffset now)
    {
        Forget(now);
        _uses.Enqueue(now);
    }

    private void Forget(DateTimeOffset now)
    {
        while (_uses.TryPeek(out var oldest) && oldest + span <= now)
            _uses.Dequeue();
    }
}
