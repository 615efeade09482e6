using System.Collections.Concurrent;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The thread that owns a <see cref="SimulatedKiwoom"/>: it runs what is posted, and lets the simulation go on when something is
/// due. It sleeps otherwise.</summary>
/// <remarks>Due times are on the market's clock, which may run many times faster than the wall clock: only timers of that
/// <see cref="TimeProvider"/> are used. Work that throws is reported and does not end the thread, as the real control's message pump
/// lives on.</remarks>
public sealed class SimulatedKiwoomThread : IKiwoomThread
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly TimeProvider _clock;
    private readonly TimeProvider _wall;
    private readonly Action<Exception> _onFault;
    private readonly ITimer _timer;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _popupClosed = new(initialState: true);
    private readonly Lock _ending = new();
    private int _wakePosted;
    private long _busySince;

    /// <summary>Starts the thread and makes the control on it.</summary>
    /// <param name="create">Makes the control; called on the thread.</param>
    /// <param name="clock">The market's clock, which the control must use too.</param>
    /// <param name="onFault">Hears of exceptions of posted work and of event handlers, on the thread.</param>
    /// <param name="wall">Measures <see cref="BlockedFor"/>; the system's clock where left out.</param>
    public SimulatedKiwoomThread(Func<SimulatedKiwoom> create, TimeProvider clock, Action<Exception> onFault, TimeProvider? wall = null)
    {
        _clock = clock;
        _onFault = onFault;
        _wall = wall ?? TimeProvider.System;
        _timer = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(() => Run(create)) { IsBackground = true, Name = "kiwoom" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public TimeSpan BlockedFor
    {
        get
        {
            var since = Interlocked.Read(ref _busySince);
            return since == 0 ? TimeSpan.Zero : _wall.GetElapsedTime(since);
        }
    }

    /// <summary>The control; null until the thread has made it. Use it on the thread only.</summary>
    public SimulatedKiwoom? Control { get; private set; }

    /// <inheritdoc/>
    public void Post(Action work)
    {
        lock (_ending)
        {
            ObjectDisposedException.ThrowIf(_work.IsAddingCompleted, this);
            _work.Add(work);
        }
    }

    /// <summary>Another process takes the place of the one that had the control: its session goes without a word, and the new process has a
    /// control of its own. To be called on the thread.</summary>
    /// <param name="create">Makes the new control, on the same <see cref="BrokerServer"/>.</param>
    public SimulatedKiwoom Replace(Func<SimulatedKiwoom> create)
    {
        Control!.Kill();
        return Control = create();
    }

    /// <summary>A modal popup: the thread does nothing until <see cref="ClosePopup"/>.</summary>
    public void OpenPopup()
    {
        _popupClosed.Reset();
        Post(_popupClosed.Wait);
    }

    /// <summary>The popup is closed.</summary>
    public void ClosePopup() => _popupClosed.Set();

    /// <summary>Ends the thread after what was posted; the control's session goes without a word.</summary>
    public async ValueTask DisposeAsync()
    {
        _popupClosed.Set();
        lock (_ending)
            _work.CompleteAdding();
        await _ended.Task.ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
    }

    private void Run(Func<SimulatedKiwoom> create)
    {
        try
        {
            Control = create();
            Guarded(Advance);
            foreach (var work in _work.GetConsumingEnumerable())
            {
                Interlocked.Exchange(ref _busySince, Math.Max(1, _wall.GetTimestamp()));
                Guarded(work);
                Guarded(Advance);
                Interlocked.Exchange(ref _busySince, 0);
            }

            Control.Kill();
            _ended.SetResult();
        }
        catch (Exception fault)
        {
            _ended.SetException(fault);
            _onFault(fault);
        }
    }

    /// <summary>Lets everything happen that is due and sets the timer to what comes next.</summary>
    private void Advance()
    {
        var control = Control!;
        control.AdvanceTo(_clock.GetUtcNow());
        if (control.NextDueAt is not { } due)
            return;
        var wait = due - _clock.GetUtcNow();
        _timer.Change(wait > TimeSpan.Zero ? RoundedUp(wait) : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Timers count whole milliseconds and would fire too early, again and again, for a fraction of one.</summary>
    private static TimeSpan RoundedUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(wait.TotalMilliseconds), int.MaxValue));

    private void Wake()
    {
        if (Interlocked.Exchange(ref _wakePosted, 1) != 0)
            return;
        lock (_ending)
        {
            if (!_work.IsAddingCompleted)
                _work.Add(() => Interlocked.Exchange(ref _wakePosted, 0));
        }
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault)
        {
            _onFault(fault);
        }
    }
}
