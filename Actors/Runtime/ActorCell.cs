using System.Collections.Concurrent;
using Kiwoom.Actors.Telemetry;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>What every hosted actor has: a mailbox, a second queue for what the engine tells it, timers, back-off and an end.
/// Everything protected runs on the actor's turn, one piece at a time.</summary>
internal abstract class ActorCell : Turn, IHosted
{
    private readonly ConcurrentQueue<object> _control = new();
    private readonly Inbox _inbox;
    private BackOff _backOff;
    private ITimer? _retry;
    private volatile ActorStatus _status = ActorStatus.Starting;
    private volatile string? _reason;
    private volatile bool _accepting;

    protected ActorCell(LocalEngine engine, ActorPath path, long ordinal, ActorOptions options)
        : base(engine)
    {
        Path = path;
        Ordinal = ordinal;
        Options = options;
        PinnedTo = options.PinnedTo;
        _inbox = new Inbox(engine, path, options);
        _backOff = new BackOff(options);
        Timers = new Timers(this, engine.Clock);
        Self = new PathRef(engine, path, this);
    }

    public ActorPath Path { get; }

    public long Ordinal { get; }

    public PathRef Self { get; }

    internal ActorStatus Status => _status;

    protected ActorOptions Options { get; }

    protected Timers Timers { get; }

    protected ILogger Logger => Engine.Logger;

    protected override bool HasWork => !_control.IsEmpty || (_accepting && HasNext);

    /// <summary>Whether a message can be taken.</summary>
    protected virtual bool HasNext => _inbox.Count > 0;

    public bool TryDeliver(object message, IActorRef? sender)
    {
        switch (_inbox.TryPut(message, sender, out var refusal))
        {
            case InboxAnswer.Taken:
                Wake();
                return true;
            case InboxAnswer.Refused:
                Refuse(message, sender, refusal!);
                return true;
            default:
                return false;
            case InboxAnswer.Replaced:
                return true;
        }
    }

    public void Signal(object control)
    {
        _control.Enqueue(control);
        Wake();
    }

    public ActorHealth Health()
    {
        var age = TryPeekOldest(out var oldest) ? Engine.MachineClock.GetElapsedTime(oldest.SentAt) : TimeSpan.Zero;
        return new ActorHealth(Path, _status, _reason, Waiting, age < TimeSpan.Zero ? TimeSpan.Zero : age, InFlight) { Refused = _inbox.Refused };
    }

    /// <summary>Decisions that wait for the journal.</summary>
    protected virtual int InFlight => 0;

    /// <summary>Messages that wait.</summary>
    protected virtual int Waiting => _inbox.Count;

    /// <summary>The oldest message that waits, seen from any thread.</summary>
    protected virtual bool TryPeekOldest(out Envelope envelope) => _inbox.TryPeek(out envelope);

    /// <summary>The next message to handle.</summary>
    protected virtual bool TryTakeNext(out Envelope envelope) => _inbox.TryTakeNext(out envelope);

    protected abstract void OnSignal(object control);

    protected abstract void OnMessage(object message, IActorRef? sender);

    protected abstract void OnStop(StopRequest request);

    /// <summary>Whether a message is of a kind that may be refused.</summary>
    protected bool IsRefusable(object message) => Options.Admission?.LimitOf(message) is not null;

    /// <summary>Keeps or answers a message that cannot be handled now; true where it did.</summary>
    protected virtual bool Defer(in Envelope envelope) => false;

    /// <summary>The last call: nothing is handled after it.</summary>
    protected abstract void OnTerminating();

    protected override void Work(int budget)
    {
        for (var piece = 0; piece < budget; piece++)
        {
            if (_control.TryDequeue(out var control))
            {
                if (_status != ActorStatus.Stopped)
                    Handle(control);
            }
            else if (_accepting && (_inbox.TryTakeUrgent(out var envelope) || TryTakeNext(out envelope)))
            {
                Handle(in envelope);
            }
            else
            {
                return;
            }
        }
    }

    protected void Enter(ActorStatus status, string? reason, bool accepting)
    {
        _reason = reason;
        _status = status;
        _accepting = accepting;
    }

    /// <summary>Takes messages or leaves them in the mailbox, without a change of status.</summary>
    protected void Accept(bool accepting) => _accepting = accepting;

    /// <summary>Something went well: the next fault is the first in a row.</summary>
    protected void WentWell() => _backOff.Reset();

    /// <summary>Waits, longer with each fault in a row, and then signals <see cref="ControlSignal.Retry"/>.</summary>
    protected void RetryLater(string reason, bool accepting)
    {
        ActorMeter.Restarts(Path);
        _retry?.Dispose();
        _retry = Engine.MachineClock.CreateTimer(
            static cell => ((ActorCell)cell!).Signal(ControlSignal.Retry), this, _backOff.Next(), Timeout.InfiniteTimeSpan);

        // Whoever sees it back off may count on the clock: the wait has begun.
        Enter(ActorStatus.BackingOff, reason, accepting);
    }

    /// <summary>Tells the sender that its message was not handled. Where nobody waits it becomes a dead letter, so that it is seen.</summary>
    protected void Refuse(object message, IActorRef? sender, Exception error) => Engine.Refuse(this, message, sender, error);

    /// <summary>Ends the actor: its path becomes free, what waits becomes dead letters, and whoever asked for the end is told.</summary>
    protected void Terminate(StopRequest? request = null)
    {
        if (_status == ActorStatus.Stopped)
            return;
        Timers.CancelAll();
        _retry?.Dispose();
        OnTerminating();
        Enter(ActorStatus.Stopped, "Stopped.", accepting: false);
        Engine.Forget(this);
        _inbox.Close();
        request?.Complete();
        while (_inbox.TryTakeUrgent(out var left) || TryTakeNext(out left))
            Engine.Bury(this, in left);
    }

    private void Handle(object control)
    {
        if (control is ControlSignal.Kill)
            Terminate();
        else
            OnSignal(control);
    }

    private void Handle(in Envelope envelope)
    {
        if (Defer(in envelope))
            return;
        var message = envelope.Message;
        if (message is StopRequest request)
        {
            OnStop(request);
            return;
        }

        if (message is ActorTimer timer)
        {
            if (!Timers.Take(timer))
                return;
            message = timer.Message;
        }

        Engine.Delivering(this, message);
        OnMessage(message, envelope.Sender);
    }
}
