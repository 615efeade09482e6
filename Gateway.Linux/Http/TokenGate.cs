using Kiwoom.Actors.Security;
using Kiwoom.Gateway.OpenApi;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Demands a token of every request that is not for an <see cref="OpenEndpoint"/>, unknown paths included, and that its user has the
/// level the endpoint asks for and budget left.</summary>
/// <param name="gate">Tokens, levels and budgets.</param>
internal sealed class TokenGate(RequestGate gate)
{
    internal async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<OpenEndpoint>() is not null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var operation = metadata?.GetMetadata<ApiOperation>();
        var (principal, refusal) = await gate.Admit(
            PrincipalFeature.BearerToken(context.Request), operation?.Kind ?? RequestKind.Ordinary, operation?.Least ?? PermissionLevel.Viewer).ConfigureAwait(false);
        if (refusal is not null)
        {
            await Refuse(context, refusal).ConfigureAwait(false);
            return;
        }

        context.Features.Set(new PrincipalFeature(principal!));
        await next(context).ConfigureAwait(false);
    }

    /// <summary>Answers to a token that opens nothing.</summary>
    internal static Task Refuse(HttpContext context, TokenCheck check) => Refuse(context, Problems.Of(check));

    private static Task Refuse(HttpContext context, ApiAnswer refusal)
    {
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return refusal.ExecuteAsync(context);
    }
}
