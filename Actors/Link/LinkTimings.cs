namespace Kiwoom.Actors.Link;

/// <summary>How a link keeps time, on the machine's clock.</summary>
public sealed record LinkTimings
{
    /// <summary>How often each end gives a sign of life.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After so long without any frame the connection is dead.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long an acknowledgement may wait for a frame to travel with.</summary>
    public TimeSpan AckDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How long the handshake may take, from connection to welcome.</summary>
    public TimeSpan Handshake { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After so long without progress, reports that were delivered but are not durable are delivered again.</summary>
    public TimeSpan Redelivery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clocks of both ends may differ by so much before it is an alarm.</summary>
    public TimeSpan SkewAlarm { get; init; } = TimeSpan.FromSeconds(1);
}
