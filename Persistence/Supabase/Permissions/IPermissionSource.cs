namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>Where it is kept who may do what: the tables <c>trading_permissions</c> and <c>account_members</c>. Read only.</summary>
public interface IPermissionSource : IDisposable
{
    /// <summary>What it is, for people; says no secret.</summary>
    string Description { get; }

    /// <summary>Begins to follow it. From here on no change is missed by whoever reads after this and after each <see cref="IPermissionSession.Changed"/>.</summary>
    Task<IPermissionSession> Open(CancellationToken cancellation);
}
