namespace Kiwoom.Bridge.Ocx.Pump;

/// <summary>How the control's thread is run.</summary>
public sealed record StaThreadOptions
{
    /// <summary>Pieces of work before the control's own messages get their turn.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>How long the end waits for a thread that a modal window may hold; machine's clock.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);
}
