namespace Kiwoom.Persistence.Supabase.Permissions;

/// <summary>One unbroken time of following an <see cref="IPermissionSource"/>. Once a call has thrown, nothing is known of later changes: dispose it
/// and open another.</summary>
public interface IPermissionSession : IAsyncDisposable
{
    /// <summary>All permissions as they stand.</summary>
    Task<PermissionList> Read(CancellationToken cancellation);

    /// <summary>Ends once something changed since the last <see cref="Read"/> began, or once it is time to look again.</summary>
    Task Changed(CancellationToken cancellation);
}
