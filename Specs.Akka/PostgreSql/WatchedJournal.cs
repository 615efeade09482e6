using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>A journal that notes what is appended, as a gateway's telemetry does.</summary>
internal sealed class WatchedJournal(IJournal inner, List<string> appended) : IJournal
{
    public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        lock (appended)
            appended.Add($"{persistenceId} #{events[0].SequenceNr} {events.Count}");
        inner.Append(persistenceId, events, completed);
    }

    public IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, CancellationToken cancellation = default) => inner.Read(persistenceId, fromSequenceNr, cancellation);

    public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default) => inner.LoadSnapshot(persistenceId, cancellation);

    public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default) => inner.SaveSnapshot(persistenceId, snapshot, cancellation);
}
