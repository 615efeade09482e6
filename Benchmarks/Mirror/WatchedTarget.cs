using Kiwoom.Persistence.Projections;

namespace Kiwoom.Benchmarks.Mirror;

/// <summary>Tells of every batch that a target has taken.</summary>
internal sealed class WatchedTarget(IProjectionTarget inner, Action<ProjectionBatch> taken) : IProjectionTarget
{
    public string Name => inner.Name;

    public async Task<ApplyAnswer> Apply(ProjectionBatch batch, CancellationToken cancellation)
    {
        var answer = await inner.Apply(batch, cancellation);
        if (answer is ApplyAnswer.Applied)
            taken(batch);
        return answer;
    }

    public Task<IReadOnlyList<StreamPosition>> Positions(Projection projection, CancellationToken cancellation) => inner.Positions(projection, cancellation);

    public Task<long> Reset(Projection projection, CancellationToken cancellation) => inner.Reset(projection, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
