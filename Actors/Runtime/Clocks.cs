namespace Kiwoom.Actors.Runtime;

/// <summary>The two clocks of a node.</summary>
/// <param name="Market">What the exchange's clock shows: sessions, order instants, quotas. Scaled in a demonstration, virtual in a
/// simulation, otherwise the machine's.</param>
/// <param name="Machine">What latency is measured with: time-outs, heartbeats, back-off.</param>
public sealed record Clocks(TimeProvider Market, TimeProvider Machine)
{
    /// <summary>Both are the machine's.</summary>
    public static Clocks RealTime { get; } = new(TimeProvider.System, TimeProvider.System);
}
