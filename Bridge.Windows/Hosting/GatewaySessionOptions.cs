namespace Kiwoom.Bridge.Hosting;

/// <summary>How lazily acknowledgements are journalled: a lost one costs a repetition, which the gateway drops by its number.</summary>
public sealed record GatewaySessionOptions
{
    /// <summary>At the latest after so many reports.</summary>
    public int TrimEvery { get; init; } = 200;

    /// <summary>At the latest after so long; machine's clock.</summary>
    public TimeSpan TrimAfter { get; init; } = TimeSpan.FromSeconds(2);
}
