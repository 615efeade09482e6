namespace Kiwoom.Bridge.Pacing;

/// <summary>Keeps orders below Kiwoom's five a second. Not thread-safe.</summary>
public sealed class OrderPacer(PacingOptions options)
{
    private readonly SlidingWindow _second = new(options.OrdersPerSecond, TimeSpan.FromSeconds(1));
    private DateTimeOffset? _last;

    /// <summary>How long until the next order may go; zero for now.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        if (_last > now)
            _last = now;
        var spacing = _last + options.OrderSpacing - now ?? TimeSpan.Zero;
        var window = _second.Wait(now);
        var wait = spacing > window ? spacing : window;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Counts an order, also one that was refused: Kiwoom counts calls.</summary>
    public void Use(DateTimeOffset now)
    {
        _second.Use(now);
        _last = now;
    }
}
