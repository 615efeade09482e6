using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Journal;

/// <summary>Where events become durable. The port that engines write to; Persistence has the adapters.</summary>
public interface IJournal
{
    /// <summary>Appends a batch to one stream. Returns at once; <paramref name="completed"/> is called exactly once, from any thread,
    /// and for one stream in the order of the calls. Batches of many streams may share one commit.</summary>
    /// <param name="persistenceId">The stream.</param>
    /// <param name="events">Numbered without a gap, the first one above the stream's highest.</param>
    /// <param name="completed">Told whether the batch is durable.</param>
    void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed);

    /// <summary>Reads a stream from a sequence number on, in order. A hole, an undecodable row or an unknown manifest throws
    /// <see cref="JournalCorruptException"/>.</summary>
    IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, CancellationToken cancellation = default);

    /// <summary>The newest snapshot, or null.</summary>
    Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default);

    /// <summary>Stores a snapshot. It is only ever an accelerator: a lost one costs time, not state. Called
    /// on the actor's turn: must not block.</summary>
    Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default);
}
