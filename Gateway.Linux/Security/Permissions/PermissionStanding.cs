using Kiwoom.Persistence.Supabase.Permissions;

namespace Kiwoom.Gateway.Security.Permissions;

/// <summary>What the gateway knows of permissions.</summary>
/// <param name="List">As last read; null before the first reading.</param>
/// <param name="AsOf">When that reading began (UTC).</param>
/// <param name="IsUsable">Whether it is recent enough to act by.</param>
/// <param name="Trouble">Why the last attempt to read failed; null where it went well.</param>
public sealed record PermissionStanding(PermissionList? List, DateTimeOffset? AsOf, bool IsUsable, string? Trouble);
