using Kiwoom.Actors.Identity;
using Kiwoom.OnAkka.Orders.Sealing;

namespace Kiwoom.OnAkka.Orders;

/// <summary>How an <see cref="OrderClient"/> reaches the gateway.</summary>
public sealed record OrderClientOptions
{
    /// <summary>The path of the door below a gateway's address.</summary>
    public const string DoorPath = "/user/orders";

    /// <summary>The door: the gateway's address and <see cref="DoorPath"/>, for example
    /// <c>akka.ssl.tcp://kiwoom@192.168.0.10:8082/user/orders</c>.</summary>
    public required string Door { get; init; }

    /// <summary>Gives the token; asked at every request, so that it can be replaced while the strategy runs.</summary>
    public required Func<ApiToken> Token { get; init; }

    /// <summary>The gateway's public key: everything is then sealed for that gateway, and only what it sealed is believed. Null sends the token as it is, for a
    /// gateway on the same machine or behind a tunnel.</summary>
    public GatewayIdentity? Gateway { get; init; }

    /// <summary>The account; null where the token is for one only.</summary>
    public AccountNo? Account { get; init; }

    /// <summary>The last number of the account's stream that the strategy has handled, where it keeps that itself: its reports go on after it. Null for what comes from
    /// now on.</summary>
    public long? After { get; init; }

    /// <summary>After so long without an answer the same is sent again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After so long without an answer a command is given up. The gateway refuses a new or changed order that reaches it later.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the subscription is renewed.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After so long without a sign of the gateway the strategy is told that it is away.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often waits are looked at.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Commands without an answer that are kept at most.</summary>
    public int MostPending { get; init; } = 256;
}
