using Kiwoom.Actors.Link;

namespace Kiwoom.Bridge.Link;

/// <summary>How a bridge's link behaves.</summary>
public sealed record GatewayLinkOptions
{
    /// <summary>The version of this program, for people.</summary>
    public required string NodeVersion { get; init; }

    /// <summary>The protocol versions it speaks.</summary>
    public LinkVersions Versions { get; init; } = LinkVersions.Current;

    /// <summary>How time is kept.</summary>
    public LinkTimings Timings { get; init; } = new();

    /// <summary>How long the first dial after a break waits at most; doubled with each failure.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long any dial waits at most.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>False where each market data message counts and none may replace an older one.</summary>
    public bool Conflate { get; init; } = true;

    /// <summary>Spreads the waits before dials.</summary>
    public Random Jitter { get; init; } = Random.Shared;

    /// <summary>Runs the link's work soon, not on the caller's stack; the thread pool where left out.</summary>
    public Action<Action>? Later { get; init; }

    /// <summary>Opens a connection to the gateway; TLS WebSocket to the identity's address where left out.</summary>
    public Func<CancellationToken, Task<IFrameChannel>>? Dial { get; init; }
}
