using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Recording;

/// <summary>How a recording is played.</summary>
public sealed record PlaybackOptions
{
    /// <summary>Stop at the first call that differs, instead of going on and reporting.</summary>
    public bool IsStrict { get; init; }

    /// <summary>By how much the instants in two equal reports may differ. A process with real threads reads its clock a little after
    /// the instants that are recorded; a simulated session is exact.</summary>
    public TimeSpan InstantTolerance { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Divergences that are kept; the rest is counted.</summary>
    public int MostDivergences { get; init; } = 1000;

    /// <summary>Set-up of the bridge beyond what the recording's header says.</summary>
    public Func<BridgeOptions, BridgeOptions>? Configure { get; init; }
}
