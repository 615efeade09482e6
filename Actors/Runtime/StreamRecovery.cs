using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>Folds a stream: from its newest usable snapshot where there is one, else from its first event.</summary>
internal sealed class StreamRecovery<TState>(
    IJournal journal, IEventSourcedBehaviour<TState> behaviour, ISnapshotCodec<TState> codec, ILogger logger)
    where TState : class
{
    /// <summary>Reads and folds. Events above <paramref name="published"/> are given back as well; null gives none back.</summary>
    internal async Task<RecoveredState<TState>> Run(long? published, CancellationToken cancellation)
    {
        var id = behaviour.PersistenceId;
        var (state, folded) = await FromSnapshot(id, cancellation).ConfigureAwait(false);
        var snapshot = folded;

        // The last event that the snapshot holds is read too: a snapshot ahead of its stream means that events were lost.
        var from = Math.Max(1, Math.Min(snapshot, published is { } p ? p + 1 : long.MaxValue));
        var expected = from;
        var unpublished = new List<JournaledEvent>();
        await foreach (var journaled in journal.Read(id, from, cancellation).ConfigureAwait(false))
        {
            if (journaled.SequenceNr != expected)
                throw new JournalCorruptException(id, expected, $"the journal gave #{journaled.SequenceNr} in its place");
            expected++;
            if (journaled.SequenceNr > folded)
            {
                state = behaviour.Apply(state, journaled);
                folded = journaled.SequenceNr;
            }

            if (journaled.SequenceNr > published)
                unpublished.Add(journaled);
        }

        if (expected <= snapshot)
            throw new JournalCorruptException(id, expected, $"the stream ends before its snapshot at #{snapshot}");
        return new RecoveredState<TState>(state, folded, snapshot, unpublished);
    }

    private async Task<(TState State, long SequenceNr)> FromSnapshot(string id, CancellationToken cancellation)
    {
        var stored = await journal.LoadSnapshot(id, cancellation).ConfigureAwait(false);
        if (stored is null || stored.Manifest != codec.Manifest || stored.SequenceNr < 1)
            return (behaviour.Initial(), 0);
        try
        {
            return (codec.Decode(stored.Payload), stored.SequenceNr);
        }
        catch (Exception fault)
        {
            logger.LogWarning(fault, "The snapshot of {Stream} at {SequenceNr} cannot be read; the stream is folded from its beginning.", id, stored.SequenceNr);
            return (behaviour.Initial(), 0);
        }
    }
}
