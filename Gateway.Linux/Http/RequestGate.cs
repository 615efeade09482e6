using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>What stands before every request, however it comes: a token that is good now, the level that it needs, and budget left.</summary>
/// <param name="services">Tokens and budgets.</param>
internal sealed class RequestGate(ApiServices services)
{
    /// <summary>Who sends a request, or why it is refused.</summary>
    /// <param name="token">What he came with.</param>
    /// <param name="kind">What it is taken from.</param>
    /// <param name="least">The level that it needs.</param>
    internal async Task<(Principal? Principal, ApiAnswer? Refusal)> Admit(string? token, RequestKind kind, PermissionLevel least)
    {
        var check = await services.Verify(token).ConfigureAwait(false);
        if (check is not TokenCheck.Good { Principal: var principal })
            return (null, Problems.Of(check));

        var caller = principal.Caller;
        if (!services.Budget.TryTake(caller.User, kind))
            return (null, services.Budget.Refusal);

        return caller.Level < least ? (null, LevelTooLow(caller, least)) : (principal, null);
    }

    internal static ApiAnswer LevelTooLow(Caller caller, PermissionLevel least) =>
        Problems.Forbidden($"This needs the level {JsonFields.SnakeCase(least)}; you have {JsonFields.SnakeCase(caller.Level)}.");
}
