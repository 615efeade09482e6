using System.Collections.Immutable;
using Akka.Persistence;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Journal;
using Kiwoom.Persistence.Postgres;

namespace Kiwoom.OnAkka.PostgreSql;

/// <summary>What one message asks the journal to write: it goes to the writer in one piece and comes back as one answer, in which nothing is durable behind
/// something that is not.</summary>
internal static class BatchWrite
{
    /// <summary>Writes, and gives null for each write that is durable and a <see cref="WriteRefusedException"/> for each that was certainly not made. Throws
    /// <see cref="WriteRefusedException"/> where none was, and <see cref="JournalOutcomeUnknownException"/> where that is not known of one: then the
    /// actor is to stop, whoever wrote it, and an answer in the list does not make every actor do so.</summary>
    internal static async Task<IImmutableList<Exception?>> Write(PostgresJournal journal, IEnumerable<AtomicWrite> writes)
    {
        var batches = new List<(string PersistenceId, IReadOnlyList<JournaledEvent> Events, Action<AppendOutcome> Completed)>();
        var outcomes = new List<Task<AppendOutcome>>();
        AppendOutcome? refusal = null;
        foreach (var write in writes)
        {
            var decided = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            outcomes.Add(decided.Task);
            if (refusal is null && EventsOf(write, out refusal) is { } events)
                batches.Add((write.PersistenceId, events, decided.SetResult));
            else
                decided.SetResult(refusal!);
        }

        journal.AppendTogether(batches);
        return Answer(await Task.WhenAll(outcomes).ConfigureAwait(false));
    }

    private static IImmutableList<Exception?> Answer(AppendOutcome[] outcomes)
    {
        if (outcomes.OfType<AppendOutcome.Unknown>().FirstOrDefault() is { } unknown)
            throw new JournalOutcomeUnknownException(unknown.Reason, unknown.Fault);
        var answers = outcomes.Select(outcome => outcome is AppendOutcome.Refused refused ? new WriteRefusedException(refused.Reason, refused.Fault) : null).ToList();
        return answers is [{ } first, ..] && !answers.Contains(null) ? throw first : answers.ToImmutableList<Exception?>();
    }

    private static List<JournaledEvent>? EventsOf(AtomicWrite write, out AppendOutcome? refusal)
    {
        var events = new List<JournaledEvent>(write.Size);
        foreach (var representation in (IEnumerable<IPersistentRepresentation>)write.Payload)
        {
            if (representation.Payload is JournaledEvent journaled && journaled.SequenceNr == representation.SequenceNr)
            {
                events.Add(journaled);
                continue;
            }

            refusal = new AppendOutcome.Refused(representation.Payload is JournaledEvent misplaced
                ? $"{representation.PersistenceId}: the event is numbered #{misplaced.SequenceNr}, and Akka has it at #{representation.SequenceNr}"
                : $"this journal takes {nameof(JournaledEvent)}s, not a {representation.Payload?.GetType().Name ?? "null"}");
            return null;
        }

        refusal = null;
        return events;
    }
}
