namespace Kiwoom.Specs.FailSafe;

/// <summary>The machine's clock, set wrong by as much as a spec wants; waits last as long as they do.</summary>
internal sealed class SkewedClock : TimeProvider
{
    private long _skew;

    public TimeSpan Skew
    {
        get => new(Interlocked.Read(ref _skew));
        set => Interlocked.Exchange(ref _skew, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Skew;
}
