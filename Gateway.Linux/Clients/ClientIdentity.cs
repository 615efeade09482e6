using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Clients;

/// <summary>Who is at the other end of a WebSocket: his token, and what he may do at each moment.</summary>
/// <param name="token">The token with which he came.</param>
/// <param name="principal">What it was good for then.</param>
/// <param name="services">The rest of the gateway.</param>
internal sealed class ClientIdentity(string token, Principal principal, ApiServices services)
{
    private volatile Principal _latest = principal;

    /// <summary>What he could do when that was last looked at.</summary>
    internal Principal Latest => _latest;

    /// <summary>What he may do now. Waits for nothing.</summary>
    internal TokenCheck Now() => Keep(services.Now(_latest));

    /// <summary>The same, with the token verified again: it may have expired or been revoked.</summary>
    internal async Task<TokenCheck> Verify() => Keep(await services.Verify(token).ConfigureAwait(false));

    /// <summary>Whether he may use an account now.</summary>
    internal bool MayUse(AccountNo account) => Now() is TokenCheck.Good { Principal: var now } && now.MayUse(account);

    private TokenCheck Keep(TokenCheck check)
    {
        if (check is TokenCheck.Good good)
            _latest = good.Principal;
        return check;
    }
}
