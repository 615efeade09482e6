using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Strategies;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>The registry of strategies for <c>strategies</c>.</summary>
public sealed class StrategyProjector : IStreamProjector
{
    private readonly AuditProjector _audit = new(null);
    private readonly Dictionary<string, StrategyRow> _rows = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<Projection> Projections => Followers;

    /// <summary>The projections that follow the registry.</summary>
    internal static IReadOnlyList<Projection> Followers { get; } = [Projection.Strategies, Projection.AuditLog];

    /// <inheritdoc/>
    public void Project(SourceRow row, IRowSink sink)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(sink);
        _audit.Project(row, sink);
        if (Next(row.Journaled) is not { } next)
            return;

        _rows[next.Strategy.Value] = next;
        if (sink.Wants(Projection.Strategies))
            sink.Add(Projection.Strategies, next);
    }

    private StrategyRow? Next(JournaledEvent journaled) => journaled.Event switch
    {
        StrategyStarted { Definition: var d } => new StrategyRow(d.Id, d.Account, d.Kind, d.Mode, StrategyRow.Running, d.Symbols, d.Parameters, d.Budget, d.Owner, journaled.At, null)
        {
            Version = journaled.SequenceNr,
            UpdatedAt = journaled.At,
        },
        StrategyStopped { Strategy: var id } when _rows.TryGetValue(id.Value, out var known) => known with
        {
            State = StrategyRow.Stopped,
            StoppedAt = journaled.At,
            Version = journaled.SequenceNr,
            UpdatedAt = journaled.At,
        },
        _ => null,
    };
}
