using Kiwoom.Actors.Link;

namespace Kiwoom.Gateway.Link;

/// <summary>How the gateway's links behave.</summary>
public sealed record BridgeLinksOptions
{
    /// <summary>The version of this program, for people.</summary>
    public required string NodeVersion { get; init; }

    /// <summary>The protocol versions it speaks.</summary>
    public LinkVersions Versions { get; init; } = LinkVersions.Current;

    /// <summary>How time is kept.</summary>
    public LinkTimings Timings { get; init; } = new();

    /// <summary>How many connections may be in their handshake at once.</summary>
    public int HandshakesAtOnce { get; init; } = 64;

    /// <summary>The identity of this process's numbering of commands, another for every start; made up where left out.</summary>
    public string? CommandEpoch { get; init; }

    /// <summary>Runs a link's work soon, not on the caller's stack; the thread pool where left out.</summary>
    public Action<Action>? Later { get; init; }
}
