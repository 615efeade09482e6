using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Bridge.Recording;

/// <summary>What the order desk's journal holds when a recording begins, and such a journal again for playback.</summary>
public static class RecordedState
{
    /// <summary>Folds the desk's stream; null for an empty one.</summary>
    public static async Task<OrderDeskState?> Read(IJournal journal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var codec = new OrderDeskSnapshotCodec();
        var stored = await journal.LoadSnapshot(OrderDesk.Stream, cancellation).ConfigureAwait(false);
        var (state, from) = stored is { SequenceNr: > 0 } && stored.Manifest == codec.Manifest ? (codec.Decode(stored.Payload), stored.SequenceNr + 1) : (OrderDeskState.Empty, 1);
        var last = from - 1;
        await foreach (var journaled in journal.Read(OrderDesk.Stream, from, cancellation).ConfigureAwait(false))
        {
            state = OrderDeskFold.Apply(state, journaled.Event, journaled.At);
            last = journaled.SequenceNr;
        }

        return last == 0 ? null : state;
    }

    /// <summary>A journal in memory whose desk stream folds to a state.</summary>
    internal static InMemoryJournal JournalOf(OrderDeskState? state, DateTimeOffset at)
    {
        var journal = new InMemoryJournal();
        if (state is null)
            return journal;

        // The event stands for all that the snapshot was folded from; nobody folds it again.
        journal.Append(OrderDesk.Stream, [new JournaledEvent(1, at, new Cause(CommandId.Parse("recorded")), new DeskDayBegan(state.Day))], _ => { });
        var codec = new OrderDeskSnapshotCodec();
        journal.SaveSnapshot(OrderDesk.Stream, new StoredSnapshot(1, codec.Manifest, codec.Encode(state))).GetAwaiter().GetResult();
        return journal;
    }
}
