namespace Kiwoom.Actors.Link;

/// <summary>Which end of a link, and how much it holds.</summary>
public sealed record LinkTrafficOptions
{
    /// <summary>The kind of its numbered frames.</summary>
    public required FrameKind Numbered { get; init; }

    /// <summary>The kind of its state frame.</summary>
    public required FrameKind State { get; init; }

    /// <summary>How many numbered frames may wait for acknowledgement, in each direction; equal at both ends.</summary>
    public int Window { get; init; } = 65_536;

    /// <summary>How many bytes of them.</summary>
    public long WindowBytes { get; init; } = 64 << 20;

    /// <summary>How many market data messages may wait: more than there are issues times kinds.</summary>
    public int MarketDataCapacity { get; init; } = 65_536;

    /// <summary>False where each market data message counts.</summary>
    public bool Conflate { get; init; } = true;

    /// <summary>After so long without progress, frames that were delivered but are not durable are asked for again.</summary>
    public TimeSpan Redelivery { get; init; } = TimeSpan.FromSeconds(10);
}
