namespace Kiwoom.Persistence.Projections;

/// <summary>How one projection is getting on. The runner changes it; anybody may look at it.</summary>
/// <param name="projection">Which.</param>
internal sealed class ProjectionProgress(Projection projection)
{
    private const int MostDoublings = 7;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Track> _tracks = new(StringComparer.Ordinal);
    private IReadOnlyList<StreamPosition>? _seen;
    private DateTimeOffset _lookAt = DateTimeOffset.MinValue;
    private bool _isStarted;
    private string? _stopped;
    private string? _yielding;
    private string? _lastError;
    private DateTimeOffset? _lastErrorAt;
    private long _rows;
    private bool _isHistory;
    private int _stops;

    /// <summary>Which.</summary>
    internal Projection Projection { get; } = projection;

    /// <summary>Whether rows are made for it and written.</summary>
    internal bool IsWriting => _isStarted && _stopped is null && _yielding is null;

    /// <summary>Why it cannot go on; null while it can.</summary>
    internal string? Stopped => _stopped;

    /// <summary>Whether its target's positions have to be read before it can go on.</summary>
    internal bool WantsPositions(DateTimeOffset now) => !IsWriting && now >= _lookAt;

    /// <summary>When they have to be read next.</summary>
    internal DateTimeOffset? LooksAt => IsWriting ? null : _lookAt;

    /// <summary>Its track in a stream.</summary>
    internal Track Track(string stream)
    {
        lock (_gate)
        {
            if (!_tracks.TryGetValue(stream, out var track))
                _tracks.Add(stream, track = new Track(this, stream));
            return track;
        }
    }

    /// <summary>Takes over where the target stands, unless it stands where it stood when the projection stopped, or moved since it began to yield.</summary>
    /// <returns>Whether the projection is being written from now on.</returns>
    internal bool Begin(IReadOnlyList<StreamPosition> positions, DateTimeOffset now, ProjectionOptions options)
    {
        var hasMoved = _seen is null || !_seen.OrderBy(p => p.Stream, StringComparer.Ordinal).SequenceEqual(positions.OrderBy(p => p.Stream, StringComparer.Ordinal));
        _seen = positions;
        if (_stopped is not null && _isHistory && !hasMoved)
        {
            _lookAt = now + options.RecheckEvery;
            return false;
        }

        if (_yielding is not null && hasMoved)
        {
            _lookAt = now + options.YieldFor;
            return false;
        }

        lock (_gate)
        {
            _tracks.Clear();
            foreach (var position in positions)
                _tracks.Add(position.Stream, new Track(this, position.Stream) { Kept = position, Covered = position.Position, IsChecked = position.IsStart });
            (_isStarted, _stopped, _yielding, _isHistory) = (true, null, null, false);
        }

        return true;
    }

    /// <summary>A batch is in the target.</summary>
    internal void Written(ProjectionBatch batch)
    {
        lock (_gate)
        {
            foreach (var (_, to) in batch.Streams)
            {
                var track = _tracks[to.Stream];
                (track.Kept, track.Covered, track.IsChecked, track.WaitingSince) = (to, Math.Max(track.Covered, to.Position), true, null);
            }

            _rows += batch.Rows;
            _stops = 0;
        }
    }

    /// <summary>All that was folded is written but for the positions.</summary>
    internal void Cover(IReadOnlyCollection<StreamFold> folds)
    {
        lock (_gate)
        {
            foreach (var fold in folds)
            {
                if (_tracks.TryGetValue(fold.Stream, out var track) && fold.Folded > track.Covered)
                    (track.Covered, track.WaitingSince) = (fold.Folded, null);
            }
        }
    }

    /// <summary>Stops it because the target holds what this journal did not write.</summary>
    internal void StopForHistory(string reason, DateTimeOffset now, ProjectionOptions options)
    {
        _isHistory = true;
        Stop(reason, now, options);
    }

    /// <summary>Stops it; it is tried again after a while.</summary>
    internal void Stop(string reason, DateTimeOffset now, ProjectionOptions options)
    {
        // Going on costs a fold from the stream's beginning: what is refused again and again is tried less and less often.
        var wait = options.RecheckEvery * (1 << Math.Min(_stops++, MostDoublings));
        lock (_gate)
            (_stopped, _lookAt) = (reason, now + wait);
        Fail(reason, now);
    }

    /// <summary>Lets somebody else write it.</summary>
    internal void Yield(string reason, DateTimeOffset now, ProjectionOptions options)
    {
        lock (_gate)
            (_yielding, _seen, _lookAt) = (reason, null, now + options.YieldFor);
    }

    /// <summary>Makes it read the target's positions again before it goes on.</summary>
    internal void Reread() => _isStarted = false;

    /// <summary>Notes a fault.</summary>
    internal void Fail(string error, DateTimeOffset now)
    {
        lock (_gate)
            (_lastError, _lastErrorAt) = (error, now);
    }

    /// <summary>How it stands.</summary>
    /// <param name="heads">Each stream's end and the instant of its first event that is not read; null where that is not known.</param>
    /// <param name="now">The market's clock.</param>
    /// <param name="isReachable">Whether the target answered last.</param>
    /// <param name="catchUpAfter">Events behind from which it catches up.</param>
    internal ProjectionStatus Status(IReadOnlyCollection<(string Stream, long Head, DateTimeOffset? Since)> heads, DateTimeOffset now, bool isReachable, int catchUpAfter)
    {
        lock (_gate)
        {
            var (lag, since) = (0L, (DateTimeOffset?)null);
            foreach (var (stream, head, unread) in heads)
            {
                var track = _tracks.GetValueOrDefault(stream);
                var behind = head - (track?.Covered ?? 0);
                if (behind <= 0)
                    continue;
                lag += behind;
                if ((track?.WaitingSince ?? unread) is { } waiting && (since is null || waiting < since))
                    since = waiting;
            }

            var state = _stopped is not null ? ProjectionState.Stopped
                : _yielding is not null ? ProjectionState.Yielding
                : !isReachable ? ProjectionState.Unreachable
                : !_isStarted ? ProjectionState.Starting
                : lag > catchUpAfter ? ProjectionState.CatchingUp : ProjectionState.Live;
            var seconds = since is { } oldest && now > oldest ? decimal.Round((decimal)(now - oldest).Ticks / TimeSpan.TicksPerSecond, 3) : 0;
            return new ProjectionStatus(
                Projection, state, _stopped ?? _yielding, [.. _tracks.Values.Select(t => t.Kept).Where(p => !p.IsStart).OrderBy(p => p.Stream, StringComparer.Ordinal)], lag, seconds, _lastError,
                _lastErrorAt, _rows);
        }
    }
}
