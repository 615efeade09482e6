using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Specs.Projections;

/// <summary>Tables in memory, and how far each projection has come: what a target comes to.</summary>
internal sealed class ProjectedTables : IRowSink
{
    private readonly Dictionary<(Projection, RowKey), MirrorRow> _rows = [];
    private readonly Dictionary<Projection, long> _positions = Projection.OfStreams.ToDictionary(p => p, _ => 0L);
    private long _present;

    public long this[Projection projection]
    {
        get => _positions[projection];
        set => _positions[projection] = value;
    }

    public IReadOnlyDictionary<(Projection, RowKey), MirrorRow> Rows => _rows;

    public IReadOnlyList<TRow> Of<TRow>()
        where TRow : MirrorRow => [.. _rows.Values.OfType<TRow>()];

    public bool Wants(Projection projection) => _present > _positions[projection];

    public void Add(Projection projection, MirrorRow row)
    {
        _positions.ContainsKey(projection).ShouldBeTrue();
        if (_rows.TryGetValue((projection, row.GetKey()), out var older))
            row.Version.ShouldBeGreaterThanOrEqualTo(older.Version);
        _rows[(projection, row.GetKey())] = row;
    }

    /// <summary>Projects rows for whoever lacks them.</summary>
    public ProjectedTables Take(IStreamProjector projector, IEnumerable<SourceRow> rows)
    {
        foreach (var row in rows)
        {
            _present = row.SequenceNr;
            projector.Project(row, this);
        }

        return this;
    }

    /// <summary>Projects the rows of a whole stream.</summary>
    public static ProjectedTables Of(IReadOnlyList<SourceRow> rows) => new ProjectedTables().Take(StreamProjectors.Of(rows[0].Stream), rows);
}
