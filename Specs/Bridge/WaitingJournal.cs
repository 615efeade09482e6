using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Bridge;

/// <summary>A real journal for the deterministic engine: waits until an append is on disk and tells so at once.</summary>
internal sealed class WaitingJournal(IJournal journal) : IJournal
{
    public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        using var done = new ManualResetEventSlim();
        AppendOutcome? outcome = null;
        journal.Append(persistenceId, events, told =>
        {
            outcome = told;
            done.Set();
        });
        done.Wait();
        completed(outcome!);
    }

    public IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, CancellationToken cancellation = default) =>
        journal.Read(persistenceId, fromSequenceNr, cancellation);

    public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default) => journal.LoadSnapshot(persistenceId, cancellation);

    public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default) =>
        journal.SaveSnapshot(persistenceId, snapshot, cancellation);
}
