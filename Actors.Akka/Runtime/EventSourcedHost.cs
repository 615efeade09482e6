using System.Collections.Immutable;
using Akka.Persistence;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Journal;
using Microsoft.Extensions.Logging;
using ActorStatus = Kiwoom.Actors.Runtime.ActorStatus;
using Envelope = Kiwoom.Actors.Runtime.Envelope;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Runs an <see cref="IEventSourcedBehaviour{TState}"/> as a persistent actor of Akka. Its state is ahead of the journal by the decisions that are on
/// their way; effects run in the order of the decisions, each after its own events and all before them are durable.</summary>
/// <remarks>
/// One write is on its way at a time, as one atomic write that carries all decisions made while the one before was: whatever becomes of it, nothing that
/// follows from it has been sent, so no plugin can leave a hole. A rejected or failed write stops the actor; what it had decided is refused, and
/// the next one folds the journal.
/// </remarks>
internal sealed class EventSourcedHost<TState> : UntypedPersistentActor
    where TState : class
{
    private const int MostEventsAtOnce = 512;

    private readonly EventSourcedAkkaCell<TState> _cell;
    private readonly IEventSourcedBehaviour<TState> _behaviour;
    private readonly EffectCarrier _effects;
    private readonly SnapshotKeeper<TState> _snapshots;
    private readonly Queue<Decided> _decided = new();
    private readonly List<Decided> _onTheWay = [];
    private readonly List<JournaledEvent> _unpublished = [];
    private readonly bool _foldsAll;
    private TState _state;
    private long _last;
    private long _snapshotAt;
    private int _unconfirmed;
    private bool _failed;
    private bool _isPoisoned;
    private TaskCompletionSource? _saving;

    public EventSourcedHost(EventSourcedAkkaCell<TState> cell)
    {
        (_cell, _behaviour, PersistenceId) = (cell, cell.Behaviour, cell.Behaviour.PersistenceId);
        (JournalPluginId, SnapshotPluginId) = (cell.Engine.Options.JournalPluginId, cell.Engine.Options.SnapshotPluginId);
        (_foldsAll, cell.WithoutSnapshot) = (cell.WithoutSnapshot, false);
        _effects = new EffectCarrier(cell.Engine, cell, cell.Timers);
        _snapshots = new SnapshotKeeper<TState>(Save, PersistenceId, cell.Codec, cell.Options.SnapshotEvery, cell.Logger);
        _state = _behaviour.Initial();
        cell.Wait(0, 0);
    }

    public override string PersistenceId { get; }

    // What subscribers have not seen is read again, so a snapshot beyond it does not help.
    public override Recovery Recovery => new(
        _foldsAll ? SnapshotSelectionCriteria.None : new SnapshotSelectionCriteria(_cell.Published ?? long.MaxValue));

    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case SnapshotOffer offer:
                Begin(offer);
                break;
            case JournaledEvent journaled:
                Fold(journaled);
                break;
            case RecoveryCompleted:
                Resume();
                break;
            default:
                throw new JournalCorruptException(PersistenceId, LastSequenceNr, $"the journal gave {message.GetType().Name}, which is no event of this project");
        }
    }

    protected override void OnRecoveryFailure(Exception reason, object? message = null)
    {
        if (_cell.WithoutSnapshot)
            return;
        _cell.Logger.LogError(reason, "{Path} could not be rebuilt from its stream.", _cell.Path);
        _cell.Trouble = reason.Message;
    }

    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case Work:
                _cell.Run(Handle);
                Send();
                break;
            case SaveSnapshotSuccess:
                Saved(null);
                break;
            case SaveSnapshotFailure failure:
                Saved(failure.Cause);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Fail(cause);
        Context.Stop(Self);
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => Fail(cause);

    protected override void PostStop()
    {
        _saving?.TrySetCanceled();
        ThrowAway("the actor was stopped before its write was answered", null, isCertain: false);
        base.PostStop();
    }

    private void Begin(SnapshotOffer offer)
    {
        if (offer.Snapshot is StoredSnapshot stored && stored.Manifest == _cell.Codec.Manifest && stored.SequenceNr == offer.Metadata.SequenceNr && stored.SequenceNr >= 1)
        {
            try
            {
                _state = _cell.Codec.Decode(stored.Payload);
                _last = _snapshotAt = stored.SequenceNr;
                return;
            }
            catch (Exception fault)
            {
                _cell.Logger.LogWarning(
                    fault, "The snapshot of {Stream} at {SequenceNr} cannot be read; the stream is folded from its beginning.", PersistenceId, stored.SequenceNr);
            }
        }

        // Akka cannot be told to go on without the snapshot that it has offered.
        _cell.WithoutSnapshot = true;
        throw new InvalidOperationException($"the snapshot of {PersistenceId} at #{offer.Metadata.SequenceNr} is of no use");
    }

    private void Fold(JournaledEvent journaled)
    {
        if (journaled.SequenceNr != _last + 1 || journaled.SequenceNr != LastSequenceNr)
            throw new JournalCorruptException(PersistenceId, _last + 1, $"the journal gave #{journaled.SequenceNr} (its row says #{LastSequenceNr}) in its place");
        _state = _behaviour.Apply(_state, journaled);
        _last = journaled.SequenceNr;
        if (journaled.SequenceNr > _cell.Published)
            _unpublished.Add(journaled);
    }

    private void Resume()
    {
        ImmutableArray<IEffect> effects;
        try
        {
            if (LastSequenceNr != _last)
                throw new JournalCorruptException(PersistenceId, _last + 1, $"the stream was folded up to #{_last}, and the journal says that it ends at #{LastSequenceNr}");
            effects = [.. _behaviour.OnRecovered(_state, _cell.Engine.Clock.GetUtcNow())];
        }
        catch (Exception fault)
        {
            _cell.Logger.LogError(fault, "{Path} threw after its recovery.", _cell.Path);
            _cell.Trouble = fault.Message;
            Context.Stop(Self);
            return;
        }

        _cell.Trouble = null;
        _cell.Published = _last;
        _snapshots.Recovered(_last, _snapshotAt);
        foreach (var journaled in _unpublished)
            _cell.Engine.Publish(PersistenceId, journaled);
        _unpublished.Clear();
        _effects.Carry(effects, null);
        _cell.Enter(ActorStatus.Running, null, accepting: true);
    }

    private void Handle(in Envelope envelope)
    {
        if (envelope.Message is StopRequest request)
        {
            _cell.StopRequest = request;
            _cell.Enter(ActorStatus.Stopping, "Stopping.", accepting: false);
            StopOnceDrained();
        }
        else if (envelope.Message is ICommand command)
        {
            Decide(command, envelope.Sender);
        }
        else
        {
            _cell.Engine.DeadLetters.Publish(new DeadLetter(_cell.Path, envelope.Message, "An event-sourced actor takes commands only."), envelope.Sender);
        }
    }

    private void Decide(ICommand command, Kiwoom.Actors.Runtime.IActorRef? sender)
    {
        var now = _cell.Engine.Clock.GetUtcNow();
        if (!_behaviour.TryDecide(_state, command, now, out var decision, out var fault))
        {
            // Decide is pure: the state is unharmed and the next command is decided on it.
            _cell.Logger.LogError(fault, "{Path} threw while deciding on {Command}.", _cell.Path, command.GetType().Name);
            _cell.Refuse(command, sender, new ActorFaultedException($"{_cell.Path} threw on {command.GetType().Name}: {fault.Message}", fault));
            return;
        }

        var effects = decision.Effects.IsDefault ? [] : decision.Effects;
        if (!decision.Events.IsDefaultOrEmpty)
            Apply(new Decided(command, sender, decision.Stamp(_last + 1, now, command.Cause), effects));
        else if (_decided.Count == 0 && _onTheWay.Count == 0)
            _effects.Carry(effects, sender);
        else if (effects.Length > 0)
            _decided.Enqueue(new Decided(command, sender, [], effects));
        Tell();
        LimitDecidingAhead();
    }

    private void Apply(Decided decided)
    {
        try
        {
            foreach (var journaled in decided.Events)
                _state = _behaviour.Apply(_state, journaled);
        }
        catch (Exception fault)
        {
            // The state is half changed. What was decided before is sound and is still written; then all is folded again.
            _cell.Logger.LogError(fault, "{Path} threw while applying an event; it is rebuilt from its stream.", _cell.Path);
            _cell.Refuse(decided.Command, decided.Sender, new ActorFaultedException($"{_cell.Path} threw while applying an event: {fault.Message}", fault));
            _isPoisoned = true;
            _cell.Enter(ActorStatus.Settling, _cell.Trouble = $"Apply threw: {fault.Message}", accepting: false);
            StopOnceDrained();
            return;
        }

        _last += decided.Events.Length;
        _decided.Enqueue(decided);
    }

    // Sends the next write, and carries out what waits for none.
    private void Send()
    {
        while (_onTheWay.Count == 0 && _decided.Count > 0 && !_failed)
        {
            _unconfirmed = 0;
            while (_decided.TryPeek(out var next) && (_unconfirmed == 0 || _unconfirmed + next.Events.Length <= MostEventsAtOnce))
            {
                _unconfirmed += next.Events.Length;
                _onTheWay.Add(_decided.Dequeue());
            }

            if (_unconfirmed == 0)
                Confirm();
            else
                PersistAllAsync([.. _onTheWay.SelectMany(decided => decided.Events)], Persisted);
        }
    }

    private void Persisted(JournaledEvent journaled)
    {
        if (--_unconfirmed > 0 || _failed)
            return;
        _cell.WentWell();
        Confirm();
        Send();
        Tell();
        if (_decided.Count == 0 && _onTheWay.Count == 0)
            Drained();
        LimitDecidingAhead();
    }

    private void Confirm()
    {
        Decided[] confirmed = [.. _onTheWay];
        _onTheWay.Clear();
        foreach (var decided in confirmed)
        {
            foreach (var journaled in decided.Events)
            {
                _cell.Published = journaled.SequenceNr;
                _cell.Engine.Publish(PersistenceId, journaled);
            }

            _snapshots.Count(decided.Events.Length);
            _effects.Carry(decided.Effects, decided.Sender);
        }
    }

    private void Drained()
    {
        if (_snapshots.IsDue && !_isPoisoned)
            _snapshots.Take(_state, _last);
        StopOnceDrained();
    }

    private void StopOnceDrained()
    {
        if ((_isPoisoned || _cell.StopRequest is not null) && _decided.Count == 0 && _onTheWay.Count == 0 && _saving is null)
            Context.Stop(Self);
    }

    private void LimitDecidingAhead()
    {
        var waiting = _decided.Count + _onTheWay.Count;
        if (_cell.Status == ActorStatus.Running)
            _cell.Accept(waiting < Math.Max(1, _cell.Options.InFlightLimit) && !(_snapshots.IsOverdue && waiting > 0));
    }

    private void Fail(Exception cause)
    {
        if (_failed)
            return;
        _failed = true;
        _cell.Trouble = cause.Message;
        _cell.Logger.LogError(cause, "{Path}: a write failed, the state is rebuilt from the journal.", _cell.Path);
        _cell.Enter(ActorStatus.Settling, cause.Message, accepting: false);
        ThrowAway(cause.Message, cause, cause is WriteRefusedException);
    }

    private void ThrowAway(string reason, Exception? fault, bool isCertain)
    {
        foreach (var decided in _onTheWay)
            _cell.Refuse(decided.Command, decided.Sender, isCertain || decided.Events.Length == 0 ? Unavailable(reason, fault) : Unknown(reason, fault));
        _onTheWay.Clear();

        // It was never sent.
        while (_decided.TryDequeue(out var decided))
            _cell.Refuse(decided.Command, decided.Sender, Unavailable(reason, fault));
        Tell();
    }

    private JournalUnavailableException Unavailable(string reason, Exception? fault) =>
        new($"{_cell.Path}: the journal could not be written and nothing was changed: {reason}", fault);

    private JournalOutcomeUnknownException Unknown(string reason, Exception? fault) =>
        new($"{_cell.Path}: whether the command was journalled is unknown: {reason}", fault);

    private Task Save(StoredSnapshot snapshot)
    {
        _saving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SaveSnapshot(snapshot);
        return _saving.Task;
    }

    private void Saved(Exception? fault)
    {
        if (fault is null)
            _saving?.TrySetResult();
        else
            _saving?.TrySetException(fault);
        _saving = null;
        StopOnceDrained();
    }

    private void Tell() => _cell.Wait(_decided.Count + _onTheWay.Count, _decided.Count(decided => decided.Events.Length > 0) + _onTheWay.Count(decided => decided.Events.Length > 0));
}
