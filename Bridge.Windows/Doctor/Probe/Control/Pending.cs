namespace Kiwoom.Bridge.Doctor.Probe.Control;

/// <summary>Something that is waited for, for so long and no longer. Whoever completes it goes on at once: what waits continues elsewhere, never
/// inside of an event of the control.</summary>
/// <typeparam name="T">What comes.</typeparam>
internal sealed class Pending<T>
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _stop;

    /// <summary>Begins to wait.</summary>
    internal Pending(TimeSpan within, TimeProvider clock, CancellationToken stop = default)
    {
        _timer = clock.CreateTimer(_ => _source.TrySetException(new TimeoutException("No answer came in time.")), null, within, Timeout.InfiniteTimeSpan);
        _stop = stop.UnsafeRegister(_ => _source.TrySetCanceled(stop), null);
    }

    /// <summary>Gives what came. Throws <see cref="TimeoutException"/> or <see cref="OperationCanceledException"/> where nothing did.</summary>
    internal async Task<T> Result()
    {
        try
        {
            return await _source.Task;
        }
        finally
        {
            await _timer.DisposeAsync();
            await _stop.DisposeAsync();
        }
    }

    /// <summary>It came.</summary>
    internal void Set(T value) => _source.TrySetResult(value);

    /// <summary>It failed.</summary>
    internal void Fail(Exception fault) => _source.TrySetException(fault);
}
