using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;

namespace Kiwoom.Gateway.Security.Permissions;

/// <summary>What one Supabase user may do.</summary>
/// <param name="UserId">His id.</param>
/// <param name="Level">His level.</param>
/// <param name="Accounts">The accounts that he is a member of.</param>
/// <param name="ValidUntil">When it ends (UTC); null for never.</param>
public sealed record UserPermission(UserId UserId, PermissionLevel Level, IReadOnlyList<AccountNo> Accounts, DateTimeOffset? ValidUntil);
