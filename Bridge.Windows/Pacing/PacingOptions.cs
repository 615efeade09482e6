namespace Kiwoom.Bridge.Pacing;

/// <summary>How fast the bridge may ask and send, on the market's clock. Source: fact sheet §7.1 (limits) and §7.2 (practice).</summary>
public sealed record PacingOptions
{
    /// <summary>Orders within a second; Kiwoom's limit is 5, and its second is not ours.</summary>
    public int OrdersPerSecond { get; init; } = 4;

    /// <summary>Least time between two orders [B].</summary>
    public TimeSpan OrderSpacing { get; init; } = TimeSpan.FromMilliseconds(220);

    /// <summary>Queries within a second; Kiwoom's limit is 5.</summary>
    public int QueriesPerSecond { get; init; } = 4;

    /// <summary>Queries within <see cref="LongWindow"/>. Kiwoom's long-window limit is undisclosed; 1000 an hour is community knowledge [B].</summary>
    public int LongWindowQueries { get; init; } = 1000;

    /// <summary>See <see cref="LongWindowQueries"/>.</summary>
    public TimeSpan LongWindow { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Of <see cref="LongWindowQueries"/>, how many only reconciliation may use.</summary>
    public int ReservedForReconciliation { get; init; } = 200;

    /// <summary>Wait after Kiwoom said -200; it clears after a second.</summary>
    public TimeSpan OverloadWait { get; init; } = TimeSpan.FromMilliseconds(1200);
}
