namespace Kiwoom.Specs.Pressure;

/// <summary>A market clock that stands at one instant; its timers run on real time.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
