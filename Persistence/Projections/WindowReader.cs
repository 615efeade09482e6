using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Projections;

/// <summary>Reads the journal into windows: one fold for each stream, for all projections. One thread.</summary>
/// <param name="source">The journal.</param>
/// <param name="catalog">All events.</param>
/// <param name="progress">The projections.</param>
/// <param name="options">Bounds.</param>
internal sealed class WindowReader(JournalSource source, EventCatalog catalog, IReadOnlyList<ProjectionProgress> progress, ProjectionOptions options)
{
    private const int CancelledEvery = 256;
    private readonly Dictionary<string, StreamFold> _folds = new(StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, long> _heads = new Dictionary<string, long>();
    private int _first;

    /// <summary>Each stream's end when the journal was looked at last.</summary>
    internal IReadOnlyDictionary<string, long> Heads => _heads;

    /// <summary>All streams.</summary>
    internal IReadOnlyCollection<StreamFold> Folds => _folds.Values;

    /// <summary>Opens the journal, which fixes how far this step reads.</summary>
    internal JournalFeed Open()
    {
        var feed = new JournalFeed(source, catalog);
        try
        {
            _heads = feed.Heads.ToDictionary(h => h.Key, h => h.Value.SequenceNr, StringComparer.Ordinal);
            foreach (var stream in _heads.Keys)
            {
                if (!_folds.ContainsKey(stream))
                    _folds.Add(stream, new StreamFold(stream));
            }

            return feed;
        }
        catch
        {
            feed.Dispose();
            throw;
        }
    }

    /// <summary>Events that the projection furthest behind has to be given.</summary>
    internal long Behind => progress.Where(p => p.IsWriting).Select(p => Followed(p).Sum(f => Math.Max(0, _heads.GetValueOrDefault(f.Stream) - p.Track(f.Stream).Covered))).DefaultIfEmpty().Max();

    /// <summary>Whether every projection has come to these ends.</summary>
    internal bool HasReached(IReadOnlyDictionary<string, long> heads) => progress.All(p => p.IsWriting && Followed(p).All(f => p.Track(f.Stream).Covered >= heads.GetValueOrDefault(f.Stream)));

    /// <summary>Takes over where a target stands in a projection. A fold that is further than that begins anew.</summary>
    /// <param name="one">The projection.</param>
    /// <param name="now">The machine's clock.</param>
    internal void Begun(ProjectionProgress one, DateTimeOffset now)
    {
        foreach (var fold in Followed(one))
        {
            var track = one.Track(fold.Stream);
            var head = _heads.GetValueOrDefault(fold.Stream);
            if (track.Kept.Position > head)
            {
                one.StopForHistory(
                    $"The target is ahead of the journal: {one.Projection} stands at #{track.Kept.Position} of {fold.Stream}, which ends at #{head}. Was an older copy of the journal put in place? "
                    + $"'./kiwoom projection rebuild {one.Projection}' writes the projection anew from this one.",
                    now, options);
                return;
            }

            if (track.Kept.Position == fold.Folded)
                Check(fold, track, now);
            else if (track.Kept.Position < fold.Folded)
                fold.Restart();
        }
    }

    /// <summary>Reads on in all streams until the window is full or the journal ends; true where it ends.</summary>
    internal bool ReadInto(ProjectionWindow window, JournalFeed feed, DateTimeOffset now, Action<StreamFold> read, CancellationToken cancellation)
    {
        // Another stream goes first each time, so that none waits behind a busy one for ever.
        var folds = _folds.Values.ToList();
        _first = folds.Count == 0 ? 0 : (_first + 1) % folds.Count;
        for (var i = 0; i < folds.Count; i++)
        {
            var fold = folds[(_first + i) % folds.Count];
            var tracks = Tracks(fold);
            if (fold.Folded >= _heads.GetValueOrDefault(fold.Stream) || Array.TrueForAll(tracks, t => t is null))
                continue;
            foreach (var row in feed.Read(fold.Stream, fold.Folded, fold.Hash))
            {
                if (row.SequenceNr % CancelledEvery == 0)
                    cancellation.ThrowIfCancellationRequested();
                window.Take(fold, tracks, row);
                for (var t = 0; t < tracks.Length; t++)
                {
                    if (tracks[t] is { IsChecked: false } track && track.Kept.Position == fold.Folded && !Check(fold, track, now))
                        tracks[t] = null;
                }

                if (window.IsFull)
                    break;
            }

            read(fold);
            if (window.IsFull)
                return folds.TrueForAll(f => f.Folded >= _heads.GetValueOrDefault(f.Stream));
        }

        return true;
    }

    private IEnumerable<StreamFold> Followed(ProjectionProgress one) => _folds.Values.Where(f => f.Projections.Contains(one.Projection));

    private Track?[] Tracks(StreamFold fold)
    {
        var tracks = new Track?[Projection.OfStreams.Count];
        foreach (var one in progress)
        {
            if (one.IsWriting && fold.Projections.Contains(one.Projection))
                tracks[one.Projection.Index] = one.Track(fold.Stream);
        }

        return tracks;
    }

    private bool Check(StreamFold fold, Track track, DateTimeOffset now)
    {
        if (track.Kept.Hash == fold.Place.Hash)
            return track.IsChecked = true;
        var projection = track.Owner.Projection;
        track.Owner.StopForHistory(
            $"The target holds another history: {projection} stands at #{fold.Folded} of {fold.Stream} with the hash {track.Kept.Hash[..12]}…, and the journal's row there has {fold.Place.Hash[..12]}…. "
            + $"Nothing was overwritten. If this journal is the right one, './kiwoom projection rebuild {projection}' writes the projection anew from it.",
            now, options);
        return false;
    }
}
