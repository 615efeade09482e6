using System.Security.Cryptography.X509Certificates;
using Kiwoom.Actors.Link;

namespace Kiwoom.OnAkka.Remoting;

/// <summary>What the gateway's door needs.</summary>
public sealed record LinkDoorSettings
{
    /// <summary>The gateway's certificate with its private ECDSA key: bridges have pinned it.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>Serves one channel from its first frame to its end; the second argument says where it comes from, for people. The channel is disposed
    /// afterwards.</summary>
    public required Func<IFrameChannel, string, Task> Serve { get; init; }

    /// <summary>How channels behave.</summary>
    public AkkaLinkOptions Options { get; init; } = new();

    /// <summary>The machine's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
