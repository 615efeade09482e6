namespace Kiwoom.Persistence.Audit;

/// <summary>A database that keeps signed heads in its table <c>signed_heads</c>.</summary>
public interface IHeadTable
{
    /// <summary>Adds a head; one that is there already is not added twice. Throws <see cref="Projections.TargetUnavailableException"/> and
    /// <see cref="Projections.TargetRefusedException"/>.</summary>
    /// <param name="head">What.</param>
    /// <param name="cancellation">Gives up.</param>
    Task Publish(SignedHead head, CancellationToken cancellation);
}
