using System.Collections.Concurrent;
using Kiwoom.Actors.Telemetry;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>What every hosted actor has: a mailbox, a second queue for what the engine tells it, timers, back-off and an end.
/// Everything protected runs on the actor's turn, one piece at a time.</summary>
internal abstract class ActorCell : Turn
{
    private readonly ConcurrentQueue<object> _control = new();
    private readonly Mailbox _mailbox;
    private readonly AdmissionDesk? _admission;
    private readonly Conflation? _conflation;
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
        _mailbox = engine.CreateMailbox();
        _admission = options.Admission is { } admission ? new AdmissionDesk(admission, engine.CreateMailbox(), engine.MachineClock) : null;
        _conflation = options.ConflationKey is { } key ? new Conflation(key) : null;
        _backOff = new BackOff(options);
        Timers = new Timers(this, engine.Clock);
        Self = new PathRef(engine, path, this);
    }

    internal ActorPath Path { get; }

    /// <summary>Its place in the order of spawning.</summary>
    internal long Ordinal { get; }

    internal PathRef Self { get; }

    internal ActorStatus Status => _status;

    protected ActorOptions Options { get; }

    protected Timers Timers { get; }

    protected ILogger Logger => Engine.Logger;

    protected override bool HasWork => !_control.IsEmpty || (_accepting && HasNext);

    /// <summary>Whether a message can be taken.</summary>
    protected virtual bool HasNext => _mailbox.Count > 0 || _admission is { Urgent.Count: > 0 };

    /// <summary>Puts a message into the mailbox, or refuses it there and then where its kind has no room; false once the actor has stopped.</summary>
    internal bool TryDeliver(object message, IActorRef? sender)
    {
        var mailbox = _mailbox;
        if (_admission is not null)
        {
            if (_admission.IsUrgent(message))
            {
                mailbox = _admission.Urgent;
            }
            else if (_admission.Refusal(message) is { } refusal)
            {
                if (_admission.IsTimeToSay())
                    Logger.LogWarning("{Path} refuses messages: {Reason} {Refused} since its start.", Path, refusal, _admission.Refused);
                Refuse(message, sender, new OverloadedException($"{Path}: {refusal}"));
                return true;
            }
        }

        if (_conflation is not null && _conflation.Replaced(ref message))
            return true;
        if (!mailbox.TryEnqueue(new Envelope(message, sender, Engine.MachineClock.GetTimestamp())))
        {
            if (message is Conflation.Slot slot)
                _conflation!.Take(slot);
            return false;
        }

        Wake();
        return true;
    }

    /// <summary>Tells the cell something ahead of its messages.</summary>
    internal void Signal(object control)
    {
        _control.Enqueue(control);
        Wake();
    }

    internal ActorHealth Health()
    {
        var age = TryPeekOldest(out var oldest) ? Engine.MachineClock.GetElapsedTime(oldest.SentAt) : TimeSpan.Zero;
        return new ActorHealth(Path, _status, _reason, Waiting, age < TimeSpan.Zero ? TimeSpan.Zero : age, InFlight) { Refused = _admission?.Refused ?? 0 };
    }

    /// <summary>Decisions that wait for the journal.</summary>
    protected virtual int InFlight => 0;

    /// <summary>Messages that wait.</summary>
    protected virtual int Waiting => _mailbox.Count + (_admission?.Urgent.Count ?? 0);

    /// <summary>The oldest message that waits, seen from any thread.</summary>
    protected virtual bool TryPeekOldest(out Envelope envelope) => _mailbox.TryPeek(out envelope);

    /// <summary>The next message to handle.</summary>
    protected virtual bool TryTakeNext(out Envelope envelope)
    {
        if (!_mailbox.TryDequeue(out envelope))
            return false;
        _admission?.Left(envelope.Message);
        if (envelope.Message is Conflation.Slot slot)
            envelope = envelope with { Message = _conflation!.Take(slot) };
        return true;
    }

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
            else if (_accepting && (TryTakeUrgent(out var envelope) || TryTakeNext(out envelope)))
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
        Enter(ActorStatus.BackingOff, reason, accepting);
        _retry?.Dispose();
        _retry = Engine.MachineClock.CreateTimer(
            static cell => ((ActorCell)cell!).Signal(ControlSignal.Retry), this, _backOff.Next(), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Tells the sender that its message was not handled. Where nobody waits it becomes a dead letter, so that it is seen.</summary>
    protected void Refuse(object message, IActorRef? sender, Exception error)
    {
        if (sender is AskRef ask)
            ask.Fail(error);
        else if (sender is not null)
            sender.Tell(new Fault(message, error), Self);
        else
            Engine.DeadLetters.Publish(new DeadLetter(Path, message, error.Message), null);
    }

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
        _mailbox.Close();
        _admission?.Urgent.Close();
        request?.Complete();
        while (TryTakeUrgent(out var left) || TryTakeNext(out left))
            Bury(in left);
    }

    private bool TryTakeUrgent(out Envelope envelope)
    {
        envelope = default;
        return _admission is not null && _admission.Urgent.TryDequeue(out envelope);
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

    private void Bury(in Envelope left)
    {
        if (left.Message is StopRequest request)
            request.Complete();
        else if (left.Message is not ActorTimer)
            Engine.DeadLetters.Publish(new DeadLetter(Path, left.Message, "The actor stopped before it came to this message."), left.Sender);
    }
}
