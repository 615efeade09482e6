using Kiwoom.Actors.Identity;

namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>All permissions at one moment.</summary>
/// <param name="Grants">By user. Who is not in it may do nothing.</param>
/// <param name="PassedOver">Rows that could not be understood, in words; they give nobody anything.</param>
public sealed record PermissionList(IReadOnlyDictionary<UserId, PermissionGrant> Grants, IReadOnlyList<string> PassedOver)
{
    /// <summary>The most rows of either table that are read. A table with more is not a list of traders.</summary>
    public const int MostRows = 10_000;

    /// <summary>Whether the same users may do the same.</summary>
    public bool IsSameAs(PermissionList? other) =>
        other is not null && Grants.Count == other.Grants.Count
        && Grants.All(g => other.Grants.TryGetValue(g.Key, out var same) && same == g.Value);
}
