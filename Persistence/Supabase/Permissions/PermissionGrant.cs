using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;

namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>What one user may do.</summary>
/// <param name="User">The Supabase user's id, a UUID in lower case.</param>
/// <param name="Level">What he may do.</param>
/// <param name="ValidUntil">When it ends (UTC); null for never.</param>
/// <param name="Accounts">The accounts that he is a member of, in order; empty for none. An admin may use all without being one.</param>
public sealed record PermissionGrant(UserId User, PermissionLevel Level, DateTimeOffset? ValidUntil, IReadOnlyList<AccountNo> Accounts)
{
    /// <inheritdoc/>
    public bool Equals(PermissionGrant? other) =>
        other is not null && User == other.User && Level == other.Level && ValidUntil == other.ValidUntil && Accounts.SequenceEqual(other.Accounts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(User, Level, ValidUntil, Accounts.Count);
}
