using Kiwoom.Actors.Link;

namespace Kiwoom.Gateway.Link;

/// <summary>Where bridges connect. The application needs <c>UseWebSockets()</c> before it and an HTTPS endpoint with
/// <see cref="GatewayKey.Certificate"/>.</summary>
public static class LinkEndpoint
{
    /// <summary>The path.</summary>
    public const string Path = "/link";

    /// <summary>Maps the links.</summary>
    public static IEndpointConventionBuilder MapBridgeLinks(this IEndpointRouteBuilder routes, BridgeLinks links) =>
        routes.MapGet(Path, context => Accept(context, links));

    private static async Task Accept(HttpContext context, BridgeLinks links)
    {
        if (!context.Request.IsHttps || !context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }

        if (!links.IsAccepting)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan }).ConfigureAwait(false);
        using var channel = new WebSocketChannel(socket);
        await links.Serve(channel, $"{context.Connection.RemoteIpAddress}").ConfigureAwait(false);
    }
}
