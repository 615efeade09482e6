using System.Collections.Immutable;
using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>Hosts an <see cref="IEventSourcedBehaviour{TState}"/>. The state it holds is ahead of the journal by the decisions in
/// flight; effects run in the order of the decisions, each after its own events and all before them are durable.</summary>
/// <remarks>
/// Recovering → Running → (a write fails, or Apply throws) Settling → BackingOff → Recovering → …
/// While Recovering and Settling messages stay in the mailbox. While BackingOff asks and messages of a kind
/// that may be refused are refused with the reason, and other messages are set aside and handled, in their order, once the actor runs again.
/// </remarks>
internal sealed class EventSourcedCell<TState> : ActorCell
    where TState : class
{
    private readonly IEventSourcedBehaviour<TState> _behaviour;
    private readonly StreamRecovery<TState> _recovery;
    private readonly SnapshotKeeper<TState> _snapshots;
    private readonly EffectCarrier _effects;
    private readonly Queue<PendingDecision> _pending = new();
    private readonly MessagesAside _aside = new();
    private readonly CancellationTokenSource _ended = new();
    private TState? _state;
    private long _decided;
    private long? _published;
    private bool _thrownAway;
    private string? _trouble;
    private StopRequest? _stop;

    internal EventSourcedCell(
        LocalEngine engine, ActorPath path, long ordinal, ActorOptions options, IEventSourcedBehaviour<TState> behaviour, ISnapshotCodec<TState> codec)
        : base(engine, path, ordinal, options)
    {
        _behaviour = behaviour;
        _recovery = new StreamRecovery<TState>(engine.Journal, behaviour, codec, engine.Logger);
        _snapshots = new SnapshotKeeper<TState>(
            snapshot => engine.Journal.SaveSnapshot(behaviour.PersistenceId, snapshot), behaviour.PersistenceId, codec, options.SnapshotEvery, engine.Logger);
        _effects = new EffectCarrier(engine, this, Timers);
    }

    protected override int InFlight => _pending.Count;

    protected override int Waiting => base.Waiting + _aside.Count;

    protected override bool HasNext => base.HasNext || (Status == ActorStatus.Running && _aside.Count > 0);

    protected override bool TryPeekOldest(out Envelope envelope)
    {
        if (!_aside.TryPeekSince(out var since))
            return base.TryPeekOldest(out envelope);
        envelope = new Envelope(this, null, since);
        return true;
    }

    protected override bool TryTakeNext(out Envelope envelope)
    {
        envelope = default;
        return (Status != ActorStatus.BackingOff && _aside.TryTake(out envelope)) || base.TryTakeNext(out envelope);
    }

    protected override bool Defer(in Envelope envelope)
    {
        if (Status != ActorStatus.BackingOff)
            return false;
        if (envelope.Sender is AskRef || IsRefusable(envelope.Message))
            Refuse(envelope.Message, envelope.Sender, new JournalUnavailableException($"{Path} is unavailable: {_trouble}"));
        else if (envelope.Message is not ActorTimer)
            _aside.Add(in envelope);
        return true;
    }

    protected override void OnSignal(object control)
    {
        switch (control)
        {
            case PendingDecision:
                Settle();
                break;
            case RecoveredState<TState> recovered:
                Resume(recovered);
                break;
            case Exception fault:
                Logger.LogError(fault, "{Path} could not be rebuilt from its stream.", Path);
                BackOffFor(fault.Message);
                break;
            default:
                Recover();
                break;
        }
    }

    protected override void OnMessage(object message, IActorRef? sender)
    {
        if (message is ICommand command)
            Decide(command, sender);
        else
            Engine.DeadLetters.Publish(new DeadLetter(Path, message, "An event-sourced actor takes commands only."), sender);
    }

    protected override void OnStop(StopRequest request)
    {
        _stop = request;
        Enter(ActorStatus.Stopping, "Stopping.", accepting: false);
        if (_pending.Count == 0)
            Terminate(request);
    }

    protected override void OnTerminating()
    {
        _ended.Cancel();
        while (_pending.TryDequeue(out var left))
            Refuse(left.Command, left.Sender, ErrorFor(left, "the actor was stopped before its write was answered"));
        _stop?.Complete();
    }

    private void Recover()
    {
        Enter(ActorStatus.Recovering, _trouble ?? "Folding its stream.", accepting: false);
        var published = _published;
        Engine.InBackground(() => _recovery.Run(published, _ended.Token), Signal);
    }

    private void Resume(RecoveredState<TState> recovered)
    {
        ImmutableArray<IEffect> effects;
        try
        {
            effects = [.. _behaviour.OnRecovered(recovered.State, Engine.Clock.GetUtcNow())];
        }
        catch (Exception fault)
        {
            Logger.LogError(fault, "{Path} threw after its recovery.", Path);
            BackOffFor(fault.Message);
            return;
        }

        (_state, _decided, _thrownAway, _trouble) = (recovered.State, recovered.SequenceNr, false, null);
        _published = recovered.SequenceNr;
        _snapshots.Recovered(recovered.SequenceNr, recovered.SnapshotSequenceNr);
        foreach (var journaled in recovered.Unpublished)
            Engine.Publish(_behaviour.PersistenceId, journaled);
        Enter(ActorStatus.Running, null, accepting: true);
        Carry(effects, null);
    }

    private void Decide(ICommand command, IActorRef? sender)
    {
        var now = Engine.Clock.GetUtcNow();
        if (!_behaviour.TryDecide(_state!, command, now, out var decision, out var fault))
        {
            // Decide is pure: the state is unharmed and the next command is decided on it.
            Logger.LogError(fault, "{Path} threw while deciding on {Command}.", Path, command.GetType().Name);
            Refuse(command, sender, new ActorFaultedException($"{Path} threw on {command.GetType().Name}: {fault.Message}", fault));
            return;
        }

        var effects = decision.Effects.IsDefault ? [] : decision.Effects;
        if (!decision.Events.IsDefaultOrEmpty)
            Append(new PendingDecision(this, command, sender, decision.Stamp(_decided + 1, now, command.Cause), effects));
        else if (_pending.Count == 0)
            Carry(effects, sender);
        else if (effects.Length > 0)
            _pending.Enqueue(new PendingDecision(this, command, sender, [], effects));
        LimitDecidingAhead();
    }

    private void Append(PendingDecision pending)
    {
        try
        {
            foreach (var journaled in pending.Events)
                _state = _behaviour.Apply(_state!, journaled);
        }
        catch (Exception fault)
        {
            // The state is half changed. What was decided before is sound, and its writes are waited for; then all is folded again.
            Logger.LogError(fault, "{Path} threw while applying an event; it is rebuilt from its stream.", Path);
            Refuse(pending.Command, pending.Sender, new ActorFaultedException($"{Path} threw while applying an event: {fault.Message}", fault));
            Enter(ActorStatus.Settling, _trouble = $"Apply threw: {fault.Message}", accepting: false);
            Settle();
            return;
        }

        _decided += pending.Events.Length;
        _pending.Enqueue(pending);
        try
        {
            Engine.Journal.Append(_behaviour.PersistenceId, pending.Events, pending.Completed);
        }
        catch (Exception fault)
        {
            // A journal must not throw here, so nobody knows how far it came.
            pending.Completed(new AppendOutcome.Unknown($"the journal threw: {fault.Message}", fault));
        }
    }

    private void Settle()
    {
        while (_pending.TryPeek(out var first) && first.IsSettled)
        {
            _pending.Dequeue();
            if (!_thrownAway && first.Outcome is null or AppendOutcome.Durable)
                Confirm(first);
            else
                ThrowAway(first);
        }

        if (_pending.Count > 0)
            LimitDecidingAhead();
        else if (Status == ActorStatus.Settling)
            BackOffFor(_trouble!);
        else
            Drained();
    }

    private void Confirm(PendingDecision pending)
    {
        foreach (var journaled in pending.Events)
        {
            _published = journaled.SequenceNr;
            Engine.Publish(_behaviour.PersistenceId, journaled);
        }

        _snapshots.Count(pending.Events.Length);
        WentWell();
        Carry(pending.Effects, pending.Sender);
    }

    private void ThrowAway(PendingDecision pending)
    {
        if (!_thrownAway)
        {
            _thrownAway = true;
            _trouble = Why(pending.Outcome);
            Logger.LogError("{Path}: a write failed, the state is rebuilt from the journal. {Reason}", Path, _trouble);
            Enter(ActorStatus.Settling, _trouble, accepting: false);
        }

        Refuse(pending.Command, pending.Sender, ErrorFor(pending, _trouble!));
    }

    private void Drained()
    {
        if (_snapshots.IsDue)
            _snapshots.Take(_state!, _decided);
        if (_stop is not null)
            Terminate(_stop);
        else
            LimitDecidingAhead();
    }

    private void LimitDecidingAhead()
    {
        if (Status == ActorStatus.Running)
            Accept(_pending.Count < Math.Max(1, Options.InFlightLimit) && !(_snapshots.IsOverdue && _pending.Count > 0));
    }

    private void BackOffFor(string reason)
    {
        _state = null;
        _trouble = reason;
        Timers.CancelAll();
        if (_stop is not null)
            Terminate(_stop);
        else
            RetryLater(reason, accepting: true);
    }

    private void Carry(ImmutableArray<IEffect> effects, IActorRef? sender) => _effects.Carry(effects, sender);

    // Only a refusal is certain. A write that was answered after the state had been thrown away may well be in the journal.
    private Exception ErrorFor(PendingDecision pending, string reason) =>
        pending.Events.Length == 0 || pending.Outcome is AppendOutcome.Refused
            ? new JournalUnavailableException($"{Path}: the journal could not be written and nothing was changed: {reason}", FaultOf(pending.Outcome))
            : new JournalOutcomeUnknownException($"{Path}: whether the command was journalled is unknown: {reason}", FaultOf(pending.Outcome));

    private static string Why(AppendOutcome? outcome) => outcome switch
    {
        AppendOutcome.Refused refused => refused.Reason,
        AppendOutcome.Unknown unknown => unknown.Reason,
        _ => "a decision before it was thrown away",
    };

    private static Exception? FaultOf(AppendOutcome? outcome) => outcome switch
    {
        AppendOutcome.Refused refused => refused.Fault,
        AppendOutcome.Unknown unknown => unknown.Fault,
        _ => null,
    };
}
