using Kiwoom.Actors.Security;
using Kiwoom.Gateway.OpenApi;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Demands a token of every request that is not for an <see cref="OpenEndpoint"/>, unknown paths included, and that its user has the
/// level the endpoint asks for and budget left.</summary>
/// <param name="services">Tokens and budgets.</param>
internal sealed class TokenGate(ApiServices services)
{
    internal async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (metadata?.GetMetadata<OpenEndpoint>() is not null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var check = await services.Verify(PrincipalFeature.BearerToken(context.Request)).ConfigureAwait(false);
        if (check is not TokenCheck.Good good)
        {
            await Refuse(context, check).ConfigureAwait(false);
            return;
        }

        var caller = good.Principal.Caller;
        var operation = metadata?.GetMetadata<ApiOperation>();
        var least = operation?.Least ?? PermissionLevel.Viewer;
        var refusal = !services.Budget.TryTake(caller.User, operation?.Kind ?? RequestKind.Ordinary) ? services.Budget.Refusal
            : caller.Level < least ? LevelTooLow(caller, least)
            : null;
        if (refusal is not null)
        {
            await refusal.ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        context.Features.Set(new PrincipalFeature(good.Principal));
        await next(context).ConfigureAwait(false);
    }

    /// <summary>Answers to a token that opens nothing.</summary>
    internal static Task Refuse(HttpContext context, TokenCheck check)
    {
        if (check is TokenCheck.Bad)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(check).ExecuteAsync(context);
    }

    internal static ApiAnswer LevelTooLow(Caller caller, PermissionLevel least) =>
        Problems.Forbidden($"This needs the level {JsonFields.SnakeCase(least)}; you have {JsonFields.SnakeCase(caller.Level)}.");
}
