using System.Diagnostics.Metrics;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Persistence.Telemetry;

/// <summary>Metrics of projections and the mirror, under the meter <see cref="Name"/>.</summary>
public sealed class PersistenceMeter : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Kiwoom.Persistence";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _rows;
    private readonly Histogram<double> _duration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="status">How the projections stand; asked at each collection.</param>
    public PersistenceMeter(Func<IReadOnlyList<ProjectionStatus>> status)
    {
        _meter.CreateObservableGauge(
            "kiwoom.projection.lag.events", () => status().Select(s => new Measurement<long>(s.LagEvents, Of(s.Projection))), "{event}", "Events that the journal has and the projection has not");
        _meter.CreateObservableGauge(
            "kiwoom.projection.lag.seconds", () => status().Select(s => new Measurement<double>((double)s.LagSeconds, Of(s.Projection))), "s", "Age of the oldest event that the projection has not");
        _rows = _meter.CreateCounter<long>("kiwoom.mirror.rows", "{row}", "Rows written to the mirror");
        Faults = _meter.CreateCounter<long>("kiwoom.mirror.faults", "{fault}", "Calls of the mirror that failed");
        _duration = _meter.CreateHistogram<double>("kiwoom.mirror.apply.duration", "s", "Time that the target took for a batch");
    }

    /// <summary>Calls that failed.</summary>
    internal Counter<long> Faults { get; }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>A batch was answered.</summary>
    internal void Applied(ProjectionBatch batch, TimeSpan took)
    {
        Wrote(batch);
        _duration.Record(took.TotalSeconds, Of(batch.Projection));
    }

    /// <summary>A batch's rows were written.</summary>
    internal void Wrote(ProjectionBatch batch) => _rows.Add(batch.Rows, Of(batch.Projection));

    private static KeyValuePair<string, object?> Of(Projection projection) => new("projection", projection.Name);
}
