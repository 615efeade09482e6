using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>A journal that shows how long an order waited for its commit.</summary>
internal sealed class TracedJournal(IJournal inner, OrderPaths paths) : IJournal
{
    private const string AccountStream = "account-";

    public void Append(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed)
    {
        if (PathOf(persistenceId, events)?.Piece("order.append") is not { } piece)
        {
            inner.Append(persistenceId, events, completed);
            return;
        }

        piece.SetTag("journal.events", events.Count);
        inner.Append(persistenceId, events, outcome =>
        {
            piece.SetTag("journal.outcome", outcome switch { AppendOutcome.Durable => "durable", AppendOutcome.Refused => "refused", _ => "unknown" });
            piece.Dispose();
            completed(outcome);
        });
    }

    public IAsyncEnumerable<JournaledEvent> Read(string persistenceId, long fromSequenceNr, CancellationToken cancellation = default) => inner.Read(persistenceId, fromSequenceNr, cancellation);

    public Task<StoredSnapshot?> LoadSnapshot(string persistenceId, CancellationToken cancellation = default) => inner.LoadSnapshot(persistenceId, cancellation);

    public Task SaveSnapshot(string persistenceId, StoredSnapshot snapshot, CancellationToken cancellation = default) => inner.SaveSnapshot(persistenceId, snapshot, cancellation);

    private OrderPath? PathOf(string persistenceId, IReadOnlyList<JournaledEvent> events)
    {
        foreach (var journaled in events)
        {
            var order = journaled.Event switch { OrderPlaced placed => placed.ClientOrderId, OrderRejected rejected => rejected.ClientOrderId, _ => default(ClientOrderId?) };
            if (order is { } id && persistenceId.StartsWith(AccountStream, StringComparison.Ordinal) && AccountNo.TryParse(persistenceId[AccountStream.Length..], out var account))
                return paths.Find(account, id);
        }

        return null;
    }
}
