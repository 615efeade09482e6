namespace Kiwoom.Actors.Runtime;

/// <summary>The sender of an ask: somebody outside waits for its answer.</summary>
internal abstract class AskRef : IActorRef
{
    private static long _lastId;
    private readonly long _id = Interlocked.Increment(ref _lastId);

    public ActorPath Path => new($"/asks/{_id}");

    public abstract void Tell(object message, IActorRef? sender = null);

    /// <summary>Ends the wait with an error.</summary>
    internal abstract void Fail(Exception error);
}

/// <summary>An ask for one type of answer.</summary>
/// <typeparam name="TReply">The type of the answer.</typeparam>
internal sealed class AskRef<TReply> : AskRef
{
    private readonly LocalEngine _engine;
    private readonly ActorPath _target;
    private readonly TaskCompletionSource<TReply> _answer;
    private ITimer? _timer;
    private CancellationTokenRegistration _registration;

    internal AskRef(LocalEngine engine, ActorPath target)
    {
        _engine = engine;
        _target = target;
        _answer = new TaskCompletionSource<TReply>(engine.Continuations);
    }

    internal Task<TReply> Answer => _answer.Task;

    /// <summary>Starts the clock. Called once, before the message is sent.</summary>
    internal void Arm(TimeSpan timeout, CancellationToken cancellation)
    {
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            _timer = _engine.MachineClock.CreateTimer(
                static state => ((AskRef<TReply>)state!).TimedOut(), this, timeout, Timeout.InfiniteTimeSpan);
        }

        if (cancellation.CanBeCanceled)
        {
            _registration = cancellation.UnsafeRegister(
                static (state, token) => ((AskRef<TReply>)state!).Canceled(token), this);
        }
    }

    public override void Tell(object message, IActorRef? sender = null)
    {
        var taken = message switch
        {
            Fault fault => _answer.TrySetException(fault.Error),
            TReply reply => _answer.TrySetResult(reply),
            _ => _answer.TrySetException(new InvalidCastException(
                $"{_target} answered with {message?.GetType().Name ?? "nothing"}, not with {typeof(TReply).Name}.")),
        };
        if (taken)
            Release();
        else
            _engine.DeadLetters.Publish(new DeadLetter(Path, message!, "The asker had given up waiting."), null);
    }

    internal override void Fail(Exception error)
    {
        if (_answer.TrySetException(error))
            Release();
    }

    private void TimedOut() => Fail(new TimeoutException($"{_target} did not answer in time; whether it did what was asked is unknown."));

    private void Canceled(CancellationToken token)
    {
        if (_answer.TrySetCanceled(token))
            _timer?.Dispose();
    }

    private void Release()
    {
        _timer?.Dispose();
        _registration.Dispose();
    }
}
