using System.Collections.Concurrent;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using IActorRef = Akka.Actor.IActorRef;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>How one incarnation of a persistent actor fares; read by the spec.</summary>
internal sealed class KeeperNotes
{
    public TaskCompletionSource<Recovered> Recovered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it was told to be durable.</summary>
    public ConcurrentQueue<object> Persisted { get; } = [];

    public ConcurrentQueue<NotWritten> NotWritten { get; } = [];

    public IActorRef? Asker { get; set; }
}

/// <summary>What an actor began with.</summary>
internal sealed record Recovered(IReadOnlyList<JournaledEvent> Events, StoredSnapshot? Snapshot, long LastSequenceNr);

/// <summary>Persist sample events, one atomic write a decision, all of them handed to Akka at once.</summary>
internal sealed record Write(int Decisions, int EventsEach = 1);

/// <summary>Persist whatever this is.</summary>
internal sealed record WriteOdd(params object[] Payloads);

internal sealed record TakeSnapshot(object Snapshot);

internal sealed record Forget(long ToSequenceNr);

internal sealed record Written(long Last);

internal sealed record NotWritten(long SequenceNr, Exception Cause);
