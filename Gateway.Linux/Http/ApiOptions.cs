namespace Kiwoom.Gateway.Http;

/// <summary>Bounds and permissions of the HTTP side.</summary>
public sealed record ApiOptions
{
    /// <summary>Host names besides the loopback ones under which the gateway may be addressed.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Origins (<c>https://host</c>) besides the gateway's own whose pages may use it.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Requests and WebSocket actions a second and user.</summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>How many may come at once after a pause.</summary>
    public int RequestBurst { get; init; } = 400;

    /// <summary>WebSockets that one user may have open.</summary>
    public int SocketsPerUser { get; init; } = 8;

    /// <summary>Messages about orders and accounts that may wait for one WebSocket before it is closed as too slow.</summary>
    public int SocketQueue { get; init; } = 4096;

    /// <summary>Issues that one WebSocket may subscribe to.</summary>
    public int SocketSymbols { get; init; } = 500;

    /// <summary>How long one WebSocket message may take to be taken by the network (machine clock).</summary>
    public TimeSpan SocketSendLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a WebSocket's token and the session are looked at again (machine clock).</summary>
    public TimeSpan SocketRecheck { get; init; } = TimeSpan.FromSeconds(1);
}
