using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;

namespace Kiwoom.Gateway.Security;

/// <summary>Who sent a request, as its token says.</summary>
/// <param name="Caller">User and level.</param>
/// <param name="Accounts">The accounts the token is for; empty for all.</param>
/// <param name="TokenId">Which token.</param>
public sealed record Principal(Caller Caller, IReadOnlyList<AccountNo> Accounts, string TokenId)
{
    /// <summary>Whether the user may see and use an account.</summary>
    public bool MayUse(AccountNo account) => Accounts.Count == 0 || Accounts.Contains(account);
}
