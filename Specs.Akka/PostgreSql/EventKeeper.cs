using Akka.Actor;
using Akka.Persistence;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Specs.Journal;
using IActorRef = Akka.Actor.IActorRef;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>A persistent actor that keeps the events that it was told to persist, and stops when one is not taken.</summary>
/// <param name="stream">Its persistence id.</param>
/// <param name="notes">Told how it fares.</param>
internal sealed class EventKeeper(string stream, KeeperNotes notes) : UntypedPersistentActor
{
    private readonly List<JournaledEvent> _events = [];
    private long _numbered;
    private StoredSnapshot? _snapshot;

    public override string PersistenceId => stream;

    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case JournaledEvent journaled:
                journaled.SequenceNr.ShouldBe(LastSequenceNr);
                _events.Add(journaled);
                break;
            case SnapshotOffer offer:
                _snapshot = offer.Snapshot.ShouldBeOfType<StoredSnapshot>();
                break;
            case RecoveryCompleted:
                _numbered = LastSequenceNr;
                notes.Recovered.TrySetResult(new Recovered([.. _events], _snapshot, LastSequenceNr));
                break;
        }
    }

    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case Write write:
                notes.Asker = Sender;
                for (var decision = 0; decision < write.Decisions; decision++)
                    Persist(Sample.Events(_numbered + 1, write.EventsEach), Sender, decision == write.Decisions - 1);
                break;
            case WriteOdd odd:
                notes.Asker = Sender;
                foreach (var payload in odd.Payloads)
                    Persist(payload);
                break;
            case TakeSnapshot take:
                notes.Asker = Sender;
                SaveSnapshot(take.Snapshot);
                break;
            case Forget forget:
                notes.Asker = Sender;
                DeleteMessages(forget.ToSequenceNr);
                break;
            case SaveSnapshotSuccess or SaveSnapshotFailure or DeleteMessagesFailure or DeleteMessagesSuccess:
                notes.Asker?.Tell(message);
                break;
        }
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        Note(cause, sequenceNr);
        Context.Stop(Self);
    }

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => Note(cause, sequenceNr);

    protected override void OnRecoveryFailure(Exception reason, object? message = null) => notes.Recovered.TrySetException(reason);

    private void Persist(IReadOnlyList<JournaledEvent> events, IActorRef asker, bool isLast)
    {
        _numbered += events.Count;
        var last = _numbered;
        PersistAllAsync(events, journaled =>
        {
            journaled.SequenceNr.ShouldBe(LastSequenceNr);
            _events.Add(journaled);
            notes.Persisted.Enqueue(journaled);
            if (isLast && journaled.SequenceNr == last)
                asker.Tell(new Written(last));
        });
    }

    // One atomic write each, on purpose.
    private void Persist(object payload) => PersistAsync(payload, notes.Persisted.Enqueue);

    private void Note(Exception cause, long sequenceNr)
    {
        var note = new NotWritten(sequenceNr, cause);
        notes.NotWritten.Enqueue(note);
        notes.Asker?.Tell(note);
    }
}
