using Kiwoom.Actors.Journal;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>Decides when a stream needs a snapshot, and stores it beside the actor. Losing one costs time only, so a failure is logged
/// and the next one tried after as many events again.</summary>
/// <remarks>A large state is written less often: encoding it takes the actor's time, and reading it takes about as long as folding one event
/// for each <see cref="BytesPerEvent"/> of it. So both the cost of snapshots and the time of a recovery stay in proportion to the state, and
/// neither to the age of the journal.</remarks>
internal sealed class SnapshotKeeper<TState>(Func<StoredSnapshot, Task> save, string persistenceId, ISnapshotCodec<TState> codec, int every, ILogger logger)
    where TState : class
{
    private const int BytesPerEvent = 512;
    private long _interval = every;
    private long _sinceLast;
    private volatile bool _storing;

    /// <summary>Whether the next durable state should be stored.</summary>
    internal bool IsDue => every > 0 && _sinceLast >= _interval && !_storing;

    /// <summary>Whether so many events have passed without a durable state that the actor should pause for one.</summary>
    internal bool IsOverdue => IsDue && _sinceLast >= 2 * _interval;

    internal void Recovered(long sequenceNr, long snapshotSequenceNr) => _sinceLast = sequenceNr - snapshotSequenceNr;

    internal void Count(int events) => _sinceLast += events;

    /// <summary>Encodes on the actor's turn, because the state may change right after, and stores in the background.</summary>
    internal void Take(TState state, long sequenceNr)
    {
        _sinceLast = 0;
        try
        {
            var snapshot = new StoredSnapshot(sequenceNr, codec.Manifest, codec.Encode(state));
            _interval = Math.Max(every, snapshot.Payload.Length / BytesPerEvent);
            _storing = true;
            _ = Store(snapshot);
        }
        catch (Exception fault)
        {
            _storing = false;
            logger.LogWarning(fault, "{Stream} could not be encoded for a snapshot.", persistenceId);
        }
    }

    private async Task Store(StoredSnapshot snapshot)
    {
        try
        {
            await save(snapshot).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            logger.LogWarning(fault, "The snapshot of {Stream} at {SequenceNr} was not stored.", persistenceId, snapshot.SequenceNr);
        }
        finally
        {
            _storing = false;
        }
    }
}
