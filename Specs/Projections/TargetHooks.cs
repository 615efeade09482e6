using Kiwoom.Persistence.Projections;

namespace Kiwoom.Specs.Projections;

/// <summary>A target whose calls a spec may break before or after they were made. The inner one remains the spec's.</summary>
internal sealed class TargetHooks(IProjectionTarget inner) : IProjectionTarget
{
    public Action<ProjectionBatch>? Before { get; set; }

    public Action<ProjectionBatch>? After { get; set; }

    public string Name => inner.Name;

    /// <summary>Loses an answer.</summary>
    public static void Lose(bool isLost)
    {
        if (isLost)
            throw new TargetUnavailableException("the answer was lost");
    }

    public async Task<ApplyAnswer> Apply(ProjectionBatch batch, CancellationToken cancellation)
    {
        Before?.Invoke(batch);
        var answer = await inner.Apply(batch, cancellation);
        After?.Invoke(batch);
        return answer;
    }

    public Task<IReadOnlyList<StreamPosition>> Positions(Projection projection, CancellationToken cancellation) => inner.Positions(projection, cancellation);

    public Task<long> Reset(Projection projection, CancellationToken cancellation) => inner.Reset(projection, cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
