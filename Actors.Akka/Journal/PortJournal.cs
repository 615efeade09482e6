using System.Collections.Immutable;
using Akka.Persistence;
using Akka.Persistence.Journal;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.OnAkka.Journal;

/// <summary>An Akka journal that writes through an <see cref="IJournal"/> of ours: SQLite on the Windows node, anything on a machine without the PostgreSQL
/// plugin. The journal below groups commits, fences rivals and chains the rows; this translates.</summary>
/// <remarks>A stream's recovery waits until its own write has been answered, because a circuit breaker may tell the actor of failure while the write goes on.</remarks>
public sealed class PortJournal : AsyncWriteJournal
{
    private readonly WritesOnTheWay _writes = new();
    private readonly JournalPort _port = JournalPort.Of(Context.System);

    /// <inheritdoc/>
    public override async Task ReplayMessagesAsync(
        Akka.Actor.IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback)
    {
        ArgumentNullException.ThrowIfNull(recoveryCallback);
        var left = max;
        await foreach (var journaled in _port.Journal.Read(persistenceId, fromSequenceNr).ConfigureAwait(false))
        {
            if (journaled.SequenceNr > toSequenceNr || left-- <= 0)
                return;
            recoveryCallback(new Persistent(journaled, journaled.SequenceNr, persistenceId));
        }
    }

#if AKKA_CANCELLATION
    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) => Highest(persistenceId, fromSequenceNr);

    /// <inheritdoc/>
    protected override Task<IImmutableList<Exception?>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken) => Write(messages);

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => Refuse();
#else
    /// <inheritdoc/>
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) => Highest(persistenceId, fromSequenceNr);

    /// <inheritdoc/>
    protected override Task<IImmutableList<Exception?>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages) => Write(messages);

    /// <inheritdoc/>
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr) => Refuse();
#endif

    private static Task Refuse() => Task.FromException(new NotSupportedException("this journal deletes nothing"));

    private static Task<AppendOutcome> Append(IJournal journal, AtomicWrite write)
    {
        var answered = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            JournaledEvent[] events = [.. ((IImmutableList<IPersistentRepresentation>)write.Payload).Select(message => (JournaledEvent)message.Payload)];
            journal.Append(write.PersistenceId, events, outcome => answered.TrySetResult(outcome));
        }
        catch (Exception fault)
        {
            // A journal must not throw here, so nobody knows how far it came.
            answered.TrySetResult(new AppendOutcome.Unknown($"the journal threw: {fault.Message}", fault));
        }

        return answered.Task;
    }

    private async Task<long> Highest(string persistenceId, long fromSequenceNr)
    {
        await _writes.Ended(persistenceId).ConfigureAwait(false);
        var highest = 0L;
        await foreach (var journaled in _port.Journal.Read(persistenceId, Math.Max(1, fromSequenceNr)).ConfigureAwait(false))
            highest = journaled.SequenceNr;
        return highest >= fromSequenceNr
            ? highest
            : throw new JournalCorruptException(persistenceId, highest + 1, $"the stream ends before its snapshot at #{fromSequenceNr}");
    }

    private async Task<IImmutableList<Exception?>> Write(IEnumerable<AtomicWrite> messages)
    {
        var journal = _port.Journal;
        var appends = messages.Select(write => (write.PersistenceId, Outcome: Append(journal, write))).ToArray();
        foreach (var (persistenceId, outcome) in appends)
            _writes.Add(persistenceId, outcome);
        Exception? failure = null;
        var results = ImmutableList.CreateBuilder<Exception?>();
        foreach (var (_, outcome) in appends)
        {
            var fault = await outcome.ConfigureAwait(false) switch
            {
                AppendOutcome.Durable => null,
                AppendOutcome.Refused refused => (Exception)new WriteRefusedException(refused.Reason, refused.Fault),
                AppendOutcome.Unknown unknown => new JournalOutcomeUnknownException(unknown.Reason, unknown.Fault),
                var other => throw new InvalidOperationException($"a journal told {other}"),
            };

            // What comes after a failure is never told to be durable, even where it is.
            results.Add(failure is null || fault is not null ? fault : new JournalOutcomeUnknownException(failure.Message, failure));
            failure ??= fault;
        }

        return results.ToImmutable();
    }
}
