using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Ocx.Win32;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Ocx.Pump;

/// <summary>The single-threaded apartment that owns the control: one thread with OLE and a message pump. Work goes through a <see cref="WorkQueue"/>; the control's
/// events come in between, and also while the control shows a modal window (fact sheet §1.3).</summary>
[SupportedOSPlatform("windows")]
public sealed class StaThread : IKiwoomThread
{
    private readonly StaThreadOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly WorkQueue _queue;
    private readonly Stack<Action> _atEnd = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile PumpWindow? _window;

    private StaThread(StaThreadOptions options, TimeProvider clock, ILogger logger)
    {
        (_options, _clock, _logger) = (options, clock, logger);
        _queue = new WorkQueue(clock, () => _window?.Wake() == true, fault => logger.LogError(fault, "Work on Kiwoom's thread threw."));
    }

    /// <inheritdoc/>
    public TimeSpan BlockedFor => _queue.BlockedFor;

    /// <summary>Completes when the thread has ended and everything of it is taken down.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts the thread. Throws <see cref="COMException"/> where OLE cannot be started.</summary>
    /// <param name="options">Set-up.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="logger">Faults of work, and a thread that does not end.</param>
    public static async Task<StaThread> Start(StaThreadOptions options, TimeProvider clock, ILogger logger)
    {
        var sta = new StaThread(options, clock, logger);
        var thread = new Thread(sta.Run) { IsBackground = true, Name = "kiwoom" };
        thread.SetApartmentState(ApartmentState.STA);
        thread.Start();
        await sta._started.Task.ConfigureAwait(false);
        return sta;
    }

    /// <inheritdoc/>
    public void Post(Action work) => _queue.Post(work);

    /// <summary>Runs work on the thread and gives its result. Never wait for it on the thread itself.</summary>
    public Task<T> Invoke<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                result.SetResult(work());
            }
            catch (Exception fault)
            {
                result.SetException(fault);
            }
        });
        return result.Task;
    }

    /// <summary>Has something done on the thread when it ends, the last registered first. On the thread only.</summary>
    public void AtEnd(Action takeDown) => _atEnd.Push(takeDown);

    /// <summary>Takes no more work, does what was posted, takes everything down and ends. A modal window can hold the thread: then this gives up after
    /// <see cref="StaThreadOptions.Grace"/> and says so, and the thread ends when the window is closed.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Complete();
        try
        {
            await _ended.Task.WaitAsync(_options.Grace, _clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.LogError(
                "Kiwoom's thread did not end within {Grace}: it has not come back for {Blocked}. A window of Kiwoom's may wait for a person; the thread is left behind.",
                _options.Grace,
                BlockedFor);
        }
    }

    private void Run()
    {
        try
        {
            Marshal.ThrowExceptionForHR(Ole32.OleInitialize(0));
            try
            {
                using var window = new PumpWindow(Serve);
                _window = window;
                _started.SetResult();
                Serve();
                PumpWindow.Pump();
                TakeDown();
                _window = null;
            }
            finally
            {
                Ole32.OleUninitialize();
            }

            _ended.SetResult();
        }
        catch (Exception fault)
        {
            _queue.Complete();
            if (!_started.TrySetException(fault))
                _logger.LogCritical(fault, "Kiwoom's thread ended by itself.");
            _ended.TrySetResult();
        }
    }

    private void Serve()
    {
        _queue.Drain(_options.Batch);
        if (_queue.IsFinished)
            User32.PostQuitMessage(0);
    }

    private void TakeDown()
    {
        while (_atEnd.TryPop(out var takeDown))
        {
            try
            {
                takeDown();
            }
            catch (Exception fault)
            {
                _logger.LogError(fault, "Taking Kiwoom's control down threw.");
            }
        }
    }
}
