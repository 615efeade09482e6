using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Demands a token of every request behind it and keeps who it speaks for.</summary>
public sealed class PrincipalFeature(Principal principal)
{
    /// <summary>Who sent the request.</summary>
    public Principal Principal { get; } = principal;

    /// <summary>Who sent the request; only behind <see cref="Demand"/>.</summary>
    public static Principal Of(HttpContext context) =>
        context.Features.Get<PrincipalFeature>()?.Principal ?? throw new InvalidOperationException("the endpoint is not behind the token check");

    /// <summary>An endpoint filter that verifies the bearer token, and that the caller has at least a level.</summary>
    public static Func<EndpointFilterInvocationContext, EndpointFilterDelegate, ValueTask<object?>> Demand(Tokens tokens, PermissionLevel least) =>
        async (invocation, next) =>
        {
            var context = invocation.HttpContext;
            var check = await tokens.Verify(BearerToken(context.Request)).ConfigureAwait(false);
            if (check is not TokenCheck.Good good)
                return Refuse(context, check);

            if (good.Principal.Caller.Level < least)
                return Problems.Forbidden($"This needs the level {JsonFields.SnakeCase(least)}; the token has {JsonFields.SnakeCase(good.Principal.Caller.Level)}.");

            context.Features.Set(new PrincipalFeature(good.Principal));
            return await next(invocation).ConfigureAwait(false);
        };

    /// <summary>The token of the Authorization header; null where there is none.</summary>
    public static string? BearerToken(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    private static IResult Refuse(HttpContext context, TokenCheck check)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Unauthorized(check is TokenCheck.Bad bad ? bad.Reason : "The token is not accepted.");
    }
}
