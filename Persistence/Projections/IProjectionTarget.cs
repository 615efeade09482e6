namespace Kiwoom.Persistence.Projections;

/// <summary>Where projected rows are kept. All calls throw <see cref="TargetUnavailableException"/> where nothing is wrong with the call (after
/// <see cref="Apply"/> the rows may then be there or not), and <see cref="TargetRefusedException"/> where the same call would fail again.</summary>
public interface IProjectionTarget : IAsyncDisposable
{
    /// <summary>Its name for people; holds no secret.</summary>
    string Name { get; }

    /// <summary>Writes rows and positions in one transaction, if the target stands where the batch begins.</summary>
    Task<ApplyAnswer> Apply(ProjectionBatch batch, CancellationToken cancellation);

    /// <summary>How far a projection has come, in the streams that it has begun.</summary>
    Task<IReadOnlyList<StreamPosition>> Positions(Projection projection, CancellationToken cancellation);

    /// <summary>Deletes a projection's rows and positions in one transaction; gives the number of rows.</summary>
    Task<long> Reset(Projection projection, CancellationToken cancellation);
}
