using System.Collections.Concurrent;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;
using Kiwoom.Gateway.Telemetry;
using Microsoft.Extensions.Primitives;

namespace Kiwoom.Gateway.Clients;

/// <summary>Lets clients in at <c>/client/{user_id}</c>.</summary>
/// <param name="services">The rest of the gateway.</param>
/// <param name="logger">Hears of bugs.</param>
internal sealed class ClientSockets(ApiServices services, ILogger logger)
{
    private const string Subprotocol = "bearer";
    private readonly ConcurrentDictionary<UserId, int> _open = new();

    internal void Map(WebApplication app, OrderDesk desk)
    {
        // Asks for a token of its own, because browsers cannot set headers on a WebSocket.
        app.Map("/client/{user_id}", (RequestDelegate)(context => Accept(context, desk, app.Lifetime.ApplicationStopping))).WithMetadata(new OpenEndpoint());
    }

    private async Task Accept(HttpContext context, OrderDesk desk, CancellationToken stopping)
    {
        var (token, offered) = TokenOf(context);
        var check = await services.Verify(token).ConfigureAwait(false);
        if (check is not TokenCheck.Good { Principal: var principal })
        {
            await TokenGate.Refuse(context, check).ConfigureAwait(false);
            return;
        }

        var user = principal.Caller.User;
        if (Refusal(context, principal, out var ownPath) is { } refusal)
        {
            await refusal.ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        if (_open.AddOrUpdate(user, 1, (_, n) => n + 1) > services.Options.SocketsPerUser)
        {
            _open.AddOrUpdate(user, 0, (_, n) => n - 1);
            await Problems.TooMany($"A user may have {services.Options.SocketsPerUser} WebSockets open.").ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        GatewayMeter.SocketOpened();
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(offered ? Subprotocol : null).ConfigureAwait(false);
            using var session = new ClientSession(socket, new ClientIdentity(token!, principal, services), ownPath, services, desk, logger);
            await session.Run(stopping).ConfigureAwait(false);
        }
        finally
        {
            GatewayMeter.SocketClosed();
            _open.AddOrUpdate(user, 0, (_, n) => n - 1);
        }
    }

    private ApiAnswer? Refusal(HttpContext context, Principal principal, out bool ownPath)
    {
        var caller = principal.Caller;
        var isUser = UserId.TryParse(context.Request.RouteValues["user_id"] as string, out var wanted);
        ownPath = isUser && wanted == caller.User;
        if (!services.Budget.TryTake(caller.User))
            return services.Budget.Refusal;

        if (!context.WebSockets.IsWebSocketRequest)
            return Problems.UpgradeRequired();

        return ownPath || (isUser && caller.Level == PermissionLevel.Admin)
            ? null
            : Problems.Forbidden($"The token is for user {caller.User}: connect to /client/{caller.User}.");
    }

    /// <summary>The token of the Authorization header, of the offered subprotocols "bearer, TOKEN", or of ?token=, in this order.</summary>
    private static (string? Token, bool Offered) TokenOf(HttpContext context)
    {
        var protocols = context.WebSockets.IsWebSocketRequest ? context.WebSockets.WebSocketRequestedProtocols : [];
        var offered = protocols.Contains(Subprotocol);
        if (PrincipalFeature.BearerToken(context.Request) is { } header)
            return (header, offered);

        if (offered && protocols.Count == 2)
            return (protocols.First(p => p != Subprotocol), true);

        return (Single(context.Request.Query["token"]), offered);
    }

    private static string? Single(StringValues values) => values.Count == 1 ? values[0] : null;
}
