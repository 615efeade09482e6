using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Which account a request is about: the one it names, or the only one that the caller can use.</summary>
public static class AccountChoice
{
    /// <summary>The accounts that exist and that the caller may use, in order.</summary>
    public static IEnumerable<AccountNo> Usable(Principal principal, IAccounts accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return accounts.Known.Where(principal.MayUse).OrderBy(a => a.Value, StringComparer.Ordinal);
    }

    /// <summary>The account, or why there is none.</summary>
    /// <param name="principal">The caller.</param>
    /// <param name="accounts">What exists.</param>
    /// <param name="named">What the request names; null where it names none.</param>
    public static (AccountNo Account, ApiAnswer? Problem) Pick(Principal principal, IAccounts accounts, AccountNo? named)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (named is { } wanted)
            return (wanted, Check(principal, accounts, wanted));

        var usable = Usable(principal, accounts).ToArray();
        return usable switch
        {
            [var only] => (only, null),
            [] => (default, principal.Accounts is [] ? Problems.Forbidden("You are a member of no account: an admin of the Supabase project adds you in account_members.") : Unknown()),
            _ => (default, Problems.Malformed("account_no", $"missing, and you can use several: {string.Join(", ", usable)}")),
        };
    }

    // An account that is not the caller's is forbidden whether it exists or not: nobody learns of others' accounts.
    private static ApiAnswer? Check(Principal principal, IAccounts accounts, AccountNo wanted)
    {
        if (!principal.MayUse(wanted))
            return Problems.Forbidden(principal.IsSupabase ? $"You are no member of account {wanted}." : $"The token is not for account {wanted}.");

        var known = accounts.Known;
        if (known.Contains(wanted))
            return null;

        return known.Count == 0 || principal.Accounts?.Contains(wanted) == true
            ? Unknown()
            : Problems.NotFound($"No account {wanted}. GET /api/session lists those you can use.");
    }

    private static ApiAnswer Unknown() =>
        Problems.Unavailable("account_unknown", "The account is not known yet: no bridge has logged in with it and the journal has nothing of it. Nothing was changed. GET /health/ready says what is missing.");
}
