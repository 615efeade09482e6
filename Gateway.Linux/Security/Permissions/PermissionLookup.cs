using Kiwoom.Persistence.Supabase.Permissions;

namespace Kiwoom.Gateway.Security.Permissions;

/// <summary>What a Supabase user may do at this moment.</summary>
public abstract record PermissionLookup
{
    private PermissionLookup()
    {
    }

    /// <summary>He has a permission that is in force.</summary>
    /// <param name="Grant">Which.</param>
    public sealed record Granted(PermissionGrant Grant) : PermissionLookup;

    /// <summary>He may do nothing.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Denied(string Reason) : PermissionLookup;

    /// <summary>It is not known, so he may do nothing now.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Unknown(string Reason) : PermissionLookup;
}
