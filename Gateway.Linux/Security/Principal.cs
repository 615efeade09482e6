using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;

namespace Kiwoom.Gateway.Security;

/// <summary>Who sent a request.</summary>
/// <param name="Caller">User and level.</param>
/// <param name="Accounts">The accounts that he may see and use; null for all.</param>
/// <param name="TokenId">Which token, or which session of Supabase.</param>
public sealed record Principal(Caller Caller, IReadOnlyList<AccountNo>? Accounts, string TokenId)
{
    /// <summary>Whether he is a Supabase user, whose level and accounts can change while his token lives.</summary>
    public bool IsSupabase { get; init; }

    /// <summary>Whether the user may see and use an account.</summary>
    public bool MayUse(AccountNo account) => Accounts is null || Accounts.Contains(account);
}
