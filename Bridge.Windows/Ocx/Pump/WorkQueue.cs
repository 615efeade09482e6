namespace Kiwoom.Bridge.Ocx.Pump;

/// <summary>Work for a thread that pumps messages: in order, in bounded batches, and never one piece inside another. A modal window that a piece of work opens
/// runs a message loop of its own, in which the pump asks for more; that waits until the outer piece is done, so that no order is sent inside the popup of
/// another.</summary>
/// <param name="clock">Measures how long the thread has not come back.</param>
/// <param name="wake">Has the pump call <see cref="Drain"/> soon; false where it could not be told, and then the pump must look by itself.</param>
/// <param name="onFault">Hears what a piece of work threw, on the pump's thread.</param>
public sealed class WorkQueue(TimeProvider clock, Func<bool> wake, Action<Exception> onFault)
{
    private readonly Lock _gate = new();
    private readonly Queue<Posted> _waiting = new();
    private bool _isAwake;
    private bool _isCompleted;
    private long? _runningSince;
    private long _progressAt;

    /// <summary>Faults that <c>onFault</c> itself could not take.</summary>
    public long UnreportedFaults { get; private set; }

    /// <summary>How long the piece of work that runs has not returned, or how long the pump has not come back while work waits. Safe for all threads.</summary>
    public TimeSpan BlockedFor
    {
        get
        {
            lock (_gate)
            {
                if (_runningSince is { } since)
                    return clock.GetElapsedTime(since);
                return _waiting.TryPeek(out var oldest) ? clock.GetElapsedTime(Math.Max(oldest.At, _progressAt)) : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Whether nothing is to be done and nothing can come any more.</summary>
    public bool IsFinished
    {
        get
        {
            lock (_gate)
                return _isCompleted && _waiting.Count == 0 && _runningSince is null;
        }
    }

    /// <summary>Queues a piece of work; never waits. Safe for all threads. Throws <see cref="ObjectDisposedException"/> after <see cref="Complete"/>.</summary>
    public void Post(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isCompleted, this);
            _waiting.Enqueue(new Posted(work, clock.GetTimestamp()));
        }

        Wake();
    }

    /// <summary>No work is taken any more; what was posted is still done.</summary>
    public void Complete()
    {
        lock (_gate)
            _isCompleted = true;
        Wake();
    }

    /// <summary>Does what waits, a bounded number of pieces, so that the pump gets to its other messages. On the pump's thread only; does nothing inside a
    /// piece of work.</summary>
    /// <param name="most">Pieces in one go.</param>
    public void Drain(int most)
    {
        for (var done = 0; Next(done < most) is { } work; done++)
        {
            try
            {
                work();
            }
            catch (Exception fault)
            {
                Report(fault);
            }

            lock (_gate)
                (_runningSince, _progressAt) = (null, clock.GetTimestamp());
        }
    }

    private Action? Next(bool mayRun)
    {
        lock (_gate)
        {
            if (_runningSince is not null)
                return null;
            if (mayRun && _waiting.TryDequeue(out var next))
            {
                _runningSince = clock.GetTimestamp();
                return next.Work;
            }

            _isAwake = false;
            if (_waiting.Count == 0)
                return null;
        }

        Wake();
        return null;
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_isAwake)
                return;
            _isAwake = true;
        }

        if (wake())
            return;
        lock (_gate)
            _isAwake = false;
    }

    private void Report(Exception fault)
    {
        try
        {
            onFault(fault);
        }
        catch (Exception)
        {
            UnreportedFaults++;
        }
    }

    private readonly record struct Posted(Action Work, long At);
}
