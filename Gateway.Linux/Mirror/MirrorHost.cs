using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Gateway.Mirror;

/// <summary>The mirror beside the actors. Neither its start nor its stop waits for the target, and no order ever does.</summary>
public sealed class MirrorHost : IMirrorStatus, IAsyncDisposable
{
    private static readonly TimeSpan _letGo = TimeSpan.FromSeconds(1);
    private readonly IProjectionTarget _target;
    private readonly ProjectionRunner _runner;
    private readonly ConflatedPrices? _prices;
    private readonly IDisposable _notices;
    private readonly CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;
    private int _ended;

    /// <summary>Puts it together; nothing is read or written before <see cref="Start"/>.</summary>
    /// <param name="settings">Where to, and within which budget.</param>
    /// <param name="dataDirectory">Where relative files are.</param>
    /// <param name="source">The journal.</param>
    /// <param name="engine">Tells of durable events.</param>
    /// <param name="board">Prices.</param>
    /// <param name="clocks">Market and machine.</param>
    /// <param name="logger">Told of faults.</param>
    public MirrorHost(MirrorSettings settings, string dataDirectory, JournalSource source, IActorEngine engine, MarketDataBoard board, Clocks clocks, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(clocks);
        _target = settings.Open(dataDirectory);
        _prices = settings.Prices ? new ConflatedPrices(board, clocks.Machine) : null;
        _runner = new ProjectionRunner(source, GatewayEvents.Catalog, _target, settings.Options(), clocks, logger, _prices);
        _notices = engine.Subscribe(_runner.Notice);
    }

    /// <inheritdoc/>
    public string Target => _target.Name;

    /// <inheritdoc/>
    public IReadOnlyList<ProjectionStatus> Status() => _runner.Status();

    /// <summary>Starts it, and waits for nothing.</summary>
    public void Start() => _running = Task.Run(() => _runner.Run(_ending.Token));

    /// <summary>Ends it. What the journal holds and the target does not is written still, if that is done within the time; the rest after the next start.</summary>
    /// <param name="within">How long at most.</param>
    public async Task Stop(TimeSpan within)
    {
        if (!await End().ConfigureAwait(false))
            return;
        using var limit = new CancellationTokenSource(within);
        try
        {
            await _runner.RunToEnd(progress: null, limit.Token).WaitAsync(within).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException)
        {
            // The journal has it.
            await limit.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends it at once: another gateway has the journal, and mirrors it.</summary>
    public void LetGo() => _ = End();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var hasEnded = await End().ConfigureAwait(false);
        _prices?.Dispose();
        if (!hasEnded)
            return;
        _runner.Dispose();
        await _target.DisposeAsync().ConfigureAwait(false);
    }

    // A call that does not end although it was cancelled is left to itself.
    private async Task<bool> End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _notices.Dispose();
            await _ending.CancelAsync().ConfigureAwait(false);
        }

        return await Task.WhenAny(_running, Task.Delay(_letGo)).ConfigureAwait(false) == _running;
    }
}
