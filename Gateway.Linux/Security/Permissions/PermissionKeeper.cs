using Kiwoom.Persistence.Supabase.Permissions;

namespace Kiwoom.Gateway.Security.Permissions;

/// <summary>Keeps a <see cref="PermissionBook"/> as its source is: reads, waits for a change, reads again. After a lost connection anything may
/// have changed, so it begins anew.</summary>
public sealed class PermissionKeeper : IAsyncDisposable
{
    private readonly IPermissionSource _source;
    private readonly PermissionBook _book;
    private readonly TimeSpan _retry;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<bool> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;
    private string? _said;

    /// <summary>Prepares it; nothing is read before <see cref="Start"/>.</summary>
    /// <param name="source">Where permissions are. Disposed with this.</param>
    /// <param name="book">Where they go.</param>
    /// <param name="retry">How long to wait after a failure.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="logger">Hears of failures, once for each kind.</param>
    public PermissionKeeper(IPermissionSource source, PermissionBook book, TimeSpan retry, TimeProvider clock, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(source);
        (_source, _book, _retry, _clock, _logger) = (source, book, retry, clock, logger);
    }

    /// <summary>Begins to read.</summary>
    public void Start() => _running = Task.Run(Run);

    /// <summary>Reads now. Whether a reading that began after this call went well.</summary>
    public async Task<bool> Refresh(CancellationToken cancellation)
    {
        Task<bool> next;
        lock (_gate)
        {
            next = _next.Task;
            _wanted.TrySetResult();
        }

        return await next.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _source.Dispose();
        _ending.Dispose();
    }

    private async Task Run()
    {
        while (!_ending.IsCancellationRequested)
        {
            TaskCompletionSource<bool>? asked = null;
            try
            {
                var session = await _source.Open(_ending.Token).ConfigureAwait(false);
                await using (session.ConfigureAwait(false))
                {
                    while (true)
                    {
                        asked = TakeAsked();
                        await Read(session).ConfigureAwait(false);
                        asked.TrySetResult(true);
                        asked = null;
                        await Wait(session).ConfigureAwait(false);
                    }
                }
            }
            catch (Exception) when (_ending.IsCancellationRequested)
            {
                asked?.TrySetResult(false);
            }
            catch (Exception fault)
            {
                // Whatever it is: without this loop, permissions would be cut off for ever.
                Say(fault);
                _book.Fail(fault.Message);
                (asked ?? TakeAsked()).TrySetResult(false);
                await Task.WhenAny(Task.Delay(_retry, _clock, _ending.Token), Wanted()).ConfigureAwait(false);
            }
        }

        TakeAsked().TrySetResult(false);
    }

    private async Task Read(IPermissionSession session)
    {
        var (began, asOf) = (_clock.GetTimestamp(), _clock.GetUtcNow());
        var list = await session.Read(_ending.Token).ConfigureAwait(false);
        _book.Put(list, began, asOf);
        var notes = string.Join("; ", list.PassedOver);
        if (notes != (_said ?? string.Empty))
        {
            if (notes.Length > 0)
                _logger.LogWarning("Permissions of Supabase users were read, but: {Notes}.", notes);
            else
                _logger.LogInformation("Permissions of Supabase users are read again: {Count} users.", list.Grants.Count);
        }

        _said = notes.Length > 0 ? notes : null;
    }

    private async Task Wait(IPermissionSession session)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        var changed = session.Changed(enough.Token);
        var wanted = Wanted();
        if (await Task.WhenAny(changed, wanted).ConfigureAwait(false) == wanted)
            await enough.CancelAsync().ConfigureAwait(false);

        try
        {
            await changed.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_ending.IsCancellationRequested)
        {
            // Somebody wants a reading now.
        }
    }

    private void Say(Exception fault)
    {
        if (_said == fault.Message)
            return;

        _said = fault.Message;
        _logger.LogWarning("Permissions of Supabase users cannot be read from {Source}: {Reason}", _source.Description, fault.Message);
    }

    private Task Wanted()
    {
        lock (_gate)
            return _wanted.Task;
    }

    // Whoever asks after this gets the reading after the one that begins now.
    private TaskCompletionSource<bool> TakeAsked()
    {
        lock (_gate)
        {
            var asked = _next;
            _next = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _wanted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return asked;
        }
    }
}
