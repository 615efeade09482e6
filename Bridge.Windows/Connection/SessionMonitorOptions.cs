namespace Kiwoom.Bridge.Connection;

/// <summary>What the monitor takes for trouble.</summary>
public sealed record SessionMonitorOptions
{
    /// <summary>How often it looks; machine's clock.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The control's thread has not come back for so long: orders are refused at the gateway meanwhile; machine's clock.</summary>
    public TimeSpan BlockedAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>No price of any issue for so long during continuous trading; market's clock.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Ask for a restart when registering again did not help.</summary>
    public bool RestartsWhenSilent { get; init; }

    /// <summary>Least time between two readings of the accounts because something could not be read; market's clock.</summary>
    public TimeSpan ReconcileAtMostEvery { get; init; } = TimeSpan.FromSeconds(30);
}
