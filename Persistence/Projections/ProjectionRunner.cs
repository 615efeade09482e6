using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Telemetry;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Persistence.Projections;

/// <summary>Keeps a target's rows up to date with the journal, exactly once per event: rows and positions are written together, guarded by the position
/// and its hash. It reads the journal by itself, beside the actors, so a slow or dead target holds up nobody and costs no memory: at
/// most one window is held, and the rest stays in the journal.</summary>
public sealed class ProjectionRunner : IDisposable
{
    private const int MostFaults = 6;
    private readonly IProjectionTarget _target;
    private readonly ProjectionOptions _options;
    private readonly Clocks _clocks;
    private readonly ILogger _logger;
    private readonly IPriceSource? _prices;
    private readonly IReadOnlyList<ProjectionProgress> _progress;
    private readonly ProjectionProgress _priceProgress = new(Projection.Prices);
    private readonly Dictionary<Projection, string?> _told = [];
    private readonly Notices _notices = new();
    private readonly WindowReader _reader;
    private readonly RowPace _pace;
    private readonly BackOffTime _backOff;
    private readonly PersistenceMeter _meter;
    private List<ProjectionBatch> _pending = [];
    private int _pendingRows;
    private volatile bool _isReachable = true;
    private string? _lastFault;

    /// <summary>Puts it together; nothing is read or written before <see cref="Run"/>.</summary>
    /// <param name="source">The journal.</param>
    /// <param name="catalog">All events.</param>
    /// <param name="target">Where rows go. Remains the caller's.</param>
    /// <param name="options">Bounds and waits.</param>
    /// <param name="clocks">Lag is counted on the market's clock, waits on the machine's.</param>
    /// <param name="logger">Told of faults.</param>
    /// <param name="prices">Prices to mirror; null for none.</param>
    /// <param name="only">The projections wanted; all of them where left out.</param>
    public ProjectionRunner(
        JournalSource source, EventCatalog catalog, IProjectionTarget target, ProjectionOptions options, Clocks clocks, ILogger logger, IPriceSource? prices = null,
        IReadOnlyList<Projection>? only = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clocks);
        (_target, _options, _clocks, _logger, _prices) = (target, options, clocks, logger, prices);
        _progress = [.. (only ?? Projection.OfStreams).Select(p => new ProjectionProgress(p))];
        _reader = new WindowReader(source, catalog, _progress, options);
        _pace = new RowPace(options.RowsPerSecond, clocks.Machine);
        _backOff = new BackOffTime(options.LeastBackOff, options.LongestBackOff);
        _meter = new PersistenceMeter(Status);
    }

    /// <summary>Takes notice of a durable event: a wake-up, nothing more. Never blocks.</summary>
    public void Notice(string stream, JournaledEvent journaled)
    {
        ArgumentNullException.ThrowIfNull(journaled);
        _notices.Take(stream, journaled);
    }

    /// <summary>How each projection stands. Answers at once.</summary>
    public IReadOnlyList<ProjectionStatus> Status()
    {
        var heads = new Dictionary<string, long>(_reader.Heads, StringComparer.Ordinal);
        foreach (var stream in _notices.Streams)
            heads.TryAdd(stream, 0);
        var now = _clocks.Market.GetUtcNow();
        var statuses = new List<ProjectionStatus>();
        foreach (var one in _progress)
        {
            var followed = new List<(string, long, DateTimeOffset?)>();
            foreach (var (stream, head) in heads)
            {
                if (!StreamProjectors.Followers(stream).Contains(one.Projection))
                    continue;
                var (told, since) = _notices.Of(stream);
                followed.Add((stream, Math.Max(head, told), since));
            }

            statuses.Add(one.Status(followed, now, _isReachable, _options.CatchUpAfter));
        }

        if (_prices is not null)
            statuses.Add(_priceProgress.Status([], now, _isReachable, _options.CatchUpAfter));
        return statuses;
    }

    /// <summary>Runs until it is cancelled. Throws nothing else: faults are logged, shown in <see cref="Status"/>, and tried again.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                var pause = await TryStep(cancellation).ConfigureAwait(false);
                if (pause.EndsWithNotice)
                    await _notices.Wait(pause.Wait, _clocks.Machine, cancellation).ConfigureAwait(false);
                else if (pause.Wait > TimeSpan.Zero)
                    await Task.Delay(pause.Wait, _clocks.Machine, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Goes on until everything that the journal held at first is written. Gives the reason where that cannot be.</summary>
    /// <param name="progress">Told of the events, those of the projection furthest behind.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    public async Task<string?> RunToEnd(IProgress<JournalProgress>? progress, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, long>? heads = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var pause = await TryStep(cancellation).ConfigureAwait(false);
            if (_progress.FirstOrDefault(p => p.Stopped is not null) is { } stopped)
                return stopped.Stopped;
            if (_backOff.FaultsInRow >= MostFaults)
                return _lastFault;
            if (_backOff.FaultsInRow == 0)
            {
                heads ??= _reader.Heads;
                var total = heads.Values.Sum();
                progress?.Report(new JournalProgress(Math.Max(0, total - _reader.Behind), total));
                if (_pending.Count == 0 && _reader.HasReached(heads))
                    return null;
            }

            if (pause.Wait > TimeSpan.Zero)
                await Task.Delay(pause.Wait, _clocks.Machine, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _notices.Dispose();
    }

    /// <summary>One step: positions where they are wanted, then one window, then prices. Gives the pause before the next one.</summary>
    internal async Task<Pause> Step(CancellationToken cancellation)
    {
        var isAtEnd = false;
        using (var feed = _reader.Open())
        {
            await Begin(cancellation).ConfigureAwait(false);
            if (_pending.Count == 0 && _pace.Wait == TimeSpan.Zero)
                isAtEnd = Read(feed, cancellation);
        }

        await Write(cancellation).ConfigureAwait(false);
        if (_pace.Wait == TimeSpan.Zero)
            await WritePrices(cancellation).ConfigureAwait(false);
        TellStops();
        if (_backOff.FaultsInRow > 0)
            _logger.LogInformation("The mirror to {Target} goes on.", _target.Name);
        _isReachable = true;
        _backOff.Reset();
        return isAtEnd ? new Pause(Idle(), EndsWithNotice: true) : new Pause(_pace.Wait, EndsWithNotice: false);
    }

    /// <summary>A step whose faults end in a pause.</summary>
    internal async Task<Pause> TryStep(CancellationToken cancellation)
    {
        try
        {
            return await Step(cancellation).ConfigureAwait(false);
        }
        catch (TargetUnavailableException fault)
        {
            return Fault(fault, fault.RetryAfter);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The journal does not read, for example, or holds an event of a newer version.
            return Fault(fault, null);
        }
    }

    private Pause Fault(Exception fault, TimeSpan? retryAfter)
    {
        _isReachable = fault is not TargetUnavailableException;
        _lastFault = fault.Message;
        var now = _clocks.Machine.GetUtcNow();
        foreach (var one in _progress.Where(p => p.Stopped is null))
            one.Fail(fault.Message, now);
        _meter.Faults.Add(1);
        if (_backOff.FaultsInRow == 0)
            _logger.LogWarning("The mirror to {Target} waits, and trading goes on: {Fault}", _target.Name, fault.Message);
        var wait = _backOff.Next();
        return new Pause(retryAfter > wait ? retryAfter.Value : wait, EndsWithNotice: false);
    }

    // Until somebody tells of an event, prices are due, or a projection that waits is to be looked at again.
    private TimeSpan Idle()
    {
        var (now, wait) = (_clocks.Machine.GetUtcNow(), _prices is null ? _options.PollEvery : _options.PricesEvery);
        foreach (var one in _progress)
        {
            if (one.LooksAt is { } at && at - now < wait)
                wait = at > now ? at - now : TimeSpan.FromMilliseconds(1);
        }

        return wait;
    }

    private async Task Begin(CancellationToken cancellation)
    {
        foreach (var one in _progress)
        {
            var now = _clocks.Machine.GetUtcNow();
            if (!one.WantsPositions(now))
                continue;
            try
            {
                var positions = await _target.Positions(one.Projection, cancellation).ConfigureAwait(false);
                if (one.Begin(positions, now, _options))
                    _reader.Begun(one, now);
            }
            catch (TargetRefusedException fault)
            {
                Stop(one, fault.Message);
            }
        }
    }

    private bool Read(JournalFeed feed, CancellationToken cancellation)
    {
        var isBulk = _options.RowsPerSecond is null || _reader.Behind > _options.CatchUpAfter;
        var window = new ProjectionWindow(isBulk ? int.MaxValue : _pace.Batch, _options);
        var isAtEnd = _reader.ReadInto(
            window, feed, _clocks.Machine.GetUtcNow(), fold => _notices.Read(fold.Stream, fold.Folded, fold.FoldedAt ?? default), cancellation);
        _pending = window.Batches(_progress, _reader.Folds, isAtEnd);
        _pendingRows = isBulk ? 0 : window.RealTimeRows;
        return isAtEnd;
    }

    private async Task Write(CancellationToken cancellation)
    {
        while (_pending.Count > 0)
        {
            var batch = _pending[0];
            var one = _progress.First(p => p.Projection == batch.Projection);
            try
            {
                var started = _clocks.Machine.GetTimestamp();
                var answer = await _target.Apply(batch, cancellation).ConfigureAwait(false);
                _meter.Applied(batch, _clocks.Machine.GetElapsedTime(started));
                if (answer is ApplyAnswer.Mismatch mismatch)
                    Differs(one, batch, mismatch.Positions);
                else
                    one.Written(batch);
            }
            catch (TargetRefusedException fault)
            {
                Stop(one, fault.Message);
            }

            _pending.RemoveAt(0);
        }

        _pace.Spend(_pendingRows);
        _pendingRows = 0;
    }

    private void Differs(ProjectionProgress one, ProjectionBatch batch, IReadOnlyList<StreamPosition> positions)
    {
        var stands = positions.ToDictionary(p => p.Stream, StringComparer.Ordinal);
        if (batch.Streams.All(s => stands.GetValueOrDefault(s.To.Stream) == s.To))
        {
            // The answer to an earlier call was lost: it is done.
            one.Written(batch);
            return;
        }

        if (batch.Streams.Any(s => stands.GetValueOrDefault(s.To.Stream) is not { } kept || kept.Position < s.From.Position))
        {
            one.Yield("Somebody else is writing this projection anew.", _clocks.Machine.GetUtcNow(), _options);
            _logger.LogInformation("{Projection} was reset; the mirror waits until nobody else writes it.", one.Projection);
        }
        else
        {
            one.Reread();
        }
    }

    private async Task WritePrices(CancellationToken cancellation)
    {
        if (_prices is null)
            return;
        var now = _clocks.Machine.GetUtcNow();
        if (_priceProgress.WantsPositions(now))
            _priceProgress.Begin([], now, _options);
        if (!_priceProgress.IsWriting)
            return;

        // Half a batch at most: an order that comes next waits half as long.
        var rows = _prices.Take(_pace.Batch == int.MaxValue ? _options.MostEvents : Math.Max(1, _pace.Batch / 2));
        if (rows.Count == 0)
            return;
        var isWritten = false;
        try
        {
            var batch = new ProjectionBatch(Projection.Prices, [], rows);
            await _target.Apply(batch, cancellation).ConfigureAwait(false);
            isWritten = true;
            _priceProgress.Written(batch);
            _meter.Wrote(batch);
            _pace.Spend(rows.Count);
        }
        catch (TargetRefusedException fault)
        {
            Stop(_priceProgress, fault.Message);
        }
        finally
        {
            if (!isWritten)
                _prices.Return(rows);
        }
    }

    private void Stop(ProjectionProgress one, string reason)
    {
        one.Stop(reason, _clocks.Machine.GetUtcNow(), _options);
        _meter.Faults.Add(1);
    }

    private void TellStops()
    {
        foreach (var one in _progress.Append(_priceProgress))
        {
            var reason = one.Stopped;
            if (reason is not null && reason != _told.GetValueOrDefault(one.Projection))
                _logger.LogError("The projection {Projection} stops: {Reason}", one.Projection, reason);
            _told[one.Projection] = reason;
        }
    }
}
