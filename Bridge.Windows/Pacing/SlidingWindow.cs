namespace Kiwoom.Bridge.Pacing;

/// <summary>At most so many uses within any span of time, exactly. Not thread-safe.</summary>
/// <remarks>A clock that is set back takes what was used before with it: otherwise nothing more would be allowed until it has caught up.</remarks>
/// <param name="limit">Uses within the span; at least 1.</param>
/// <param name="span">The span.</param>
public sealed class SlidingWindow(int limit, TimeSpan span)
{
    private Queue<DateTimeOffset> _uses = new(limit);
    private DateTimeOffset _newest = DateTimeOffset.MinValue;

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
        _newest = now;
    }

    private void Forget(DateTimeOffset now)
    {
        if (now < _newest)
        {
            var back = _newest - now;
            _uses = new Queue<DateTimeOffset>(_uses.Select(use => use - back));
            _newest = now;
        }

        while (_uses.TryPeek(out var oldest) && oldest + span <= now)
            _uses.Dequeue();
    }
}
