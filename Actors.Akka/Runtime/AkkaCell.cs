using Akka.Actor;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Telemetry;
using Microsoft.Extensions.Logging;
using ActorPath = Kiwoom.Actors.Runtime.ActorPath;
using ActorStatus = Kiwoom.Actors.Runtime.ActorStatus;
using AkkaRef = Akka.Actor.IActorRef;
using Envelope = Kiwoom.Actors.Runtime.Envelope;
using IActorRef = Kiwoom.Actors.Runtime.IActorRef;
using Inbox = Kiwoom.Actors.Runtime.Inbox;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>What of an actor outlives the Akka actors that run it: its inbox, its timers, how it is. Two of them run it in turn, never at once: the worker, and
/// while there is none its <see cref="Keeper"/>.</summary>
internal abstract class AkkaCell : IHosted
{
    // Enough to keep the cost of a turn small beside the messages, few enough that a busy actor does not hold up its neighbours.
    private const int MessagesPerTurn = 64;

    private readonly Inbox _inbox;
    private BackOff _backOff;
    private volatile AkkaRef? _target;
    private volatile AkkaRef? _keeper;
    private volatile ActorStatus _status = ActorStatus.Starting;
    private volatile string? _reason;
    private volatile bool _accepting;
    private int _woken;

    protected AkkaCell(AkkaEngine engine, ActorPath path, long ordinal, ActorOptions options)
    {
        (Engine, Path, Ordinal, Options) = (engine, path, ordinal, options);
        _inbox = new Inbox(engine, path, options);
        _backOff = new BackOff(options);
        Timers = new Timers(this, engine.Clock);
        Self = new PathRef(engine, path, this);
    }

    public ActorPath Path { get; }

    public long Ordinal { get; }

    public PathRef Self { get; }

    internal AkkaEngine Engine { get; }

    internal ActorOptions Options { get; }

    internal Timers Timers { get; }

    internal ILogger Logger => Engine.Logger;

    internal ActorStatus Status => _status;

    /// <summary>Whether it is to end at once.</summary>
    internal bool IsKilled { get; private set; }

    /// <summary>Whoever asked for its end; it ends once the worker has.</summary>
    internal StopRequest? StopRequest { get; set; }

    /// <summary>Why the worker ended; null where it did not fail.</summary>
    internal string? Trouble { get; set; }

    /// <summary>Whether the next worker needs no wait.</summary>
    internal virtual bool RestartsAtOnce => false;

    /// <summary>Decisions with events that are not durable yet.</summary>
    internal virtual int Undurable => 0;

    /// <summary>Whether messages are looked at, to be refused or set aside, while it backs off.</summary>
    protected abstract bool AcceptsInBackOff { get; }

    /// <summary>Whether a message can be taken.</summary>
    protected virtual bool HasNext => _inbox.Count > 0;

    /// <summary>Messages that wait.</summary>
    protected virtual int Waiting => _inbox.Count;

    /// <summary>Decisions that wait for the journal.</summary>
    protected virtual int InFlight => 0;

    private bool HasWork => _accepting && HasNext;

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
            case InboxAnswer.Replaced:
                return true;
            default:
                return false;
        }
    }

    public void Signal(object control)
    {
        if (control is ControlSignal.Start)
        {
            Engine.Plant(this);
            return;
        }

        IsKilled |= control is ControlSignal.Kill;
        _keeper?.Tell(control, ActorRefs.NoSender);
    }

    public ActorHealth Health()
    {
        var age = TryPeekOldest(out var oldest) ? Engine.MachineClock.GetElapsedTime(oldest.SentAt) : TimeSpan.Zero;
        return new ActorHealth(Path, _status, _reason, Waiting, age < TimeSpan.Zero ? TimeSpan.Zero : age, InFlight) { Refused = _inbox.Refused };
    }

    /// <summary>The actor that runs it.</summary>
    internal abstract Props Worker();

    /// <summary>The keeper has begun.</summary>
    internal void KeptBy(AkkaRef keeper) => _keeper = keeper;

    /// <summary>From now on this Akka actor runs it.</summary>
    internal void RunBy(AkkaRef target)
    {
        _target = target;

        // What woke the one before is lost with it.
        Interlocked.Exchange(ref _woken, 0);
        if (HasWork)
            Wake();
    }

    internal void Enter(ActorStatus status, string? reason, bool accepting)
    {
        _reason = reason;
        _status = status;
        Accept(accepting);
    }

    /// <summary>Takes messages or leaves them in the inbox, without a change of status.</summary>
    internal void Accept(bool accepting)
    {
        _accepting = accepting;
        if (HasWork)
            Wake();
    }

    /// <summary>Something went well: the next fault is the first in a row.</summary>
    internal void WentWell() => _backOff.Reset();

    /// <summary>The worker has failed.</summary>
    internal void BackOff()
    {
        var reason = Trouble ?? "It stopped without a reason.";
        Timers.CancelAll();
        ActorMeter.Restarts(Path);
        Enter(ActorStatus.BackingOff, reason, AcceptsInBackOff);
    }

    /// <summary>How long to wait now.</summary>
    internal TimeSpan NextBackOff() => _backOff.Next();

    /// <summary>Handles what waits, one message after another, on the turn of whoever runs it.</summary>
    internal void Run(MessageHandler handle)
    {
        ActorMeter.Turned();
        try
        {
            for (var piece = 0; piece < MessagesPerTurn && _accepting && (_inbox.TryTakeUrgent(out var envelope) || TryTakeNext(out envelope)); piece++)
            {
                if (!Defer(in envelope) && Open(ref envelope))
                    handle(in envelope);
            }
        }
        finally
        {
            // A full fence: a sender that saw the flag still up before this line has its message seen by the line after.
            Interlocked.Exchange(ref _woken, 0);
            if (HasWork)
                Wake();
        }
    }

    /// <summary>Ends it: its path becomes free, what waits becomes dead letters, and whoever asked for the end is told.</summary>
    internal void Terminate()
    {
        Timers.CancelAll();
        Enter(ActorStatus.Stopped, "Stopped.", accepting: false);
        Engine.Forget(this);
        _inbox.Close();
        StopRequest?.Complete();
        while (_inbox.TryTakeUrgent(out var left) || TryTakeNext(out left))
            Engine.Bury(this, in left);
    }

    internal void Refuse(object message, IActorRef? sender, Exception error) => Engine.Refuse(this, message, sender, error);

    /// <summary>The oldest message that waits, seen from any thread.</summary>
    protected virtual bool TryPeekOldest(out Envelope envelope) => _inbox.TryPeek(out envelope);

    /// <summary>The next message to handle.</summary>
    protected virtual bool TryTakeNext(out Envelope envelope) => _inbox.TryTakeNext(out envelope);

    /// <summary>Keeps or answers a message that cannot be handled now; true where it did.</summary>
    protected virtual bool Defer(in Envelope envelope) => false;

    private bool Open(ref Envelope envelope)
    {
        if (envelope.Message is not ActorTimer timer)
            return true;
        if (!Timers.Take(timer))
            return false;
        envelope = envelope with { Message = timer.Message };
        return true;
    }

    private void Wake()
    {
        // The interlocked operation is also the fence between the sender's enqueue and this look at the flag.
        if (Interlocked.CompareExchange(ref _woken, 1, 0) == 0)
            _target?.Tell(Work.Waits, ActorRefs.NoSender);
    }
}
