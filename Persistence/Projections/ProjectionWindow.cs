using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>A stretch of events and the rows they change: of each row only its newest version. Bounded in rows, events and bytes.</summary>
/// <param name="mostRows">Rows that Realtime tells of.</param>
/// <param name="options">The other bounds.</param>
internal sealed class ProjectionWindow(int mostRows, ProjectionOptions options) : IRowSink
{
    // A step without rows may wait for company, but not for ever.
    private const long LongestUntold = 1_000;
    private readonly Dictionary<RowKey, MirrorRow>[] _rows = [.. Projection.OfStreams.Select(_ => new Dictionary<RowKey, MirrorRow>())];
    private readonly HashSet<StreamFold> _folds = [];
    private Track?[] _tracks = [];
    private long _sequenceNr;
    private int _events;
    private int _bytes;

    /// <summary>Whether it takes no more events.</summary>
    internal bool IsFull => RealTimeRows >= mostRows || _events >= options.MostEvents || _bytes >= options.MostBytes;

    /// <summary>Rows that Realtime tells of.</summary>
    internal int RealTimeRows { get; private set; }

    /// <summary>Folds a row in, and takes the rows it changes for those projections that lack it.</summary>
    /// <param name="fold">The stream's fold.</param>
    /// <param name="tracks">The stream's tracks by <see cref="Projection.Index"/>; null where a projection does not follow it or is not being written.</param>
    /// <param name="row">The row.</param>
    internal void Take(StreamFold fold, Track?[] tracks, SourceRow row)
    {
        (_tracks, _sequenceNr) = (tracks, row.SequenceNr);
        _folds.Add(fold);
        fold.Take(row, this);
        var isNew = false;
        foreach (var track in tracks)
        {
            if (track is null || row.SequenceNr <= track.Kept.Position)
                continue;
            isNew = true;
            track.WaitingSince ??= row.Journaled.At;
        }

        if (!isNew)
            return;
        _events++;
        _bytes += row.Data.Length;
    }

    /// <inheritdoc/>
    public bool Wants(Projection projection) => _tracks[projection.Index] is { } track && _sequenceNr > track.Kept.Position;

    /// <inheritdoc/>
    public void Add(Projection projection, MirrorRow row)
    {
        var rows = _rows[projection.Index];
        var before = rows.Count;
        rows[row.GetKey()] = row;
        if (projection.IsRealTime)
            RealTimeRows += rows.Count - before;
    }

    /// <summary>What is to be written, the most urgent first; steps without rows last.</summary>
    /// <param name="progress">The projections.</param>
    /// <param name="folds">All streams.</param>
    /// <param name="isSettled">Whether the journal holds nothing more: steps without rows are written then too.</param>
    internal List<ProjectionBatch> Batches(IReadOnlyList<ProjectionProgress> progress, IReadOnlyCollection<StreamFold> folds, bool isSettled)
    {
        var batches = new List<ProjectionBatch>();
        foreach (var one in progress.Where(p => p.IsWriting))
        {
            var rows = _rows[one.Projection.Index].Values;
            var steps = new List<StreamAdvance>();
            foreach (var fold in folds.Where(f => f.Projections.Contains(one.Projection)))
            {
                var kept = one.Track(fold.Stream).Kept;
                if (fold.Folded > kept.Position && (rows.Count > 0 ? _folds.Contains(fold) : isSettled || fold.Folded - kept.Position >= LongestUntold))
                    steps.Add(new StreamAdvance(kept, fold.Place));
            }

            if (rows.Count == 0)
                one.Cover(folds);
            if (steps.Count > 0)
                batches.Add(new ProjectionBatch(one.Projection, steps, rows));
        }

        return [.. batches.OrderBy(b => b.Rows == 0)];
    }
}
