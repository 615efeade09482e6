using Kiwoom.Bridge.Ocx.Pump;

namespace Kiwoom.Bridge.Ocx;

/// <summary>How Kiwoom's control is run.</summary>
public sealed record OcxControlOptions
{
    /// <summary>Its thread.</summary>
    public StaThreadOptions Thread { get; init; } = new();

    /// <summary>Its window.</summary>
    public ControlHostOptions Host { get; init; } = new();

    /// <summary>Press known notices away: those of the nightly maintenance and of 06:50. Nothing else is ever pressed.</summary>
    public bool PressesNotices { get; init; }

    /// <summary>How long making the control may take; machine's clock.</summary>
    public TimeSpan CreationTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
