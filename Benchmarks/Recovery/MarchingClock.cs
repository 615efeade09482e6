namespace Kiwoom.Benchmarks.Recovery;

/// <summary>The market's clock of a journal in the making: it stands where it is put, and its timers run on real time.</summary>
internal sealed class MarchingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    internal void Set(DateTimeOffset instant) => Volatile.Write(ref _ticks, instant.UtcTicks);
}
