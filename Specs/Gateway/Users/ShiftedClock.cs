namespace Kiwoom.Specs.Gateway.Users;

/// <summary>The machine's clock, put forward by as much as a spec wants. Timers run in real time: what waits for a while still waits for it, while
/// everything that was read or issued grows old at once.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => System.GetTimestamp() + (Interlocked.Read(ref _ticks) * (System.TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Advance(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);
}
