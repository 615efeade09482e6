using System.Collections.Immutable;
using Akka.Configuration;
using Akka.Event;
using Akka.Persistence;
using Akka.Persistence.PostgreSql.Journal;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Journal;
using Kiwoom.Persistence.Postgres;
using IActorContext = Akka.Actor.IActorContext;

namespace Kiwoom.OnAkka.PostgreSql;

/// <summary>Akka.Persistence.PostgreSql's journal, on tables that only one writer may write and in which no stream has a hole. Takes
/// <see cref="JournaledEvent"/>s numbered as Akka numbers them, and gives them back; their rows are those of the other engine.</summary>
/// <remarks>
/// <para>The plugin's own writes go each on a connection of its own, all at once, and each commits alone: when the pool runs out, one in the middle of a
/// stream is rejected while later ones commit, and when the circuit breaker trips, the actor is told of a failure while the write goes on. So writes go to the
/// journal's one writer instead (<see cref="PostgresJournal"/>): one connection, one statement and commit for all that waits, the lease and every stream's end
/// compared in the same transaction, a bounded queue, and an outcome that is looked for when the answer is lost.</para>
/// <para>A recovering actor reads only after all that was asked for its stream before is decided for good; see also <see cref="ChainedReplay"/>.</para>
/// <para>A write that is certainly not made fails with <see cref="WriteRefusedException"/>; after any other exception the actor must be made anew and
/// recover. A rejection (<c>OnPersistRejected</c>) comes only behind writes of the same message that were made; an actor must stop itself then, because its
/// own numbers run ahead and nothing that it writes is taken any more.</para>
/// <para>Queries (tags, all events) are the plugin's own; <see cref="JournalRowSerializer"/> gives them the rows.</para>
/// </remarks>
public sealed class FencedPostgreSqlJournal : PostgreSqlJournal
{
    private readonly PostgreSqlJournalSetup _setup;
    private readonly PostgresJournal _journal;

    /// <summary>Made by Akka.Persistence. Throws <see cref="ConfigurationException"/> without a <see cref="PostgreSqlJournalSetup"/>.</summary>
    /// <param name="journalConfig">The plugin's block of <c>akka.hocon</c>.</param>
    public FencedPostgreSqlJournal(Config journalConfig)
        : this(journalConfig, PostgreSqlJournalSetup.Of(Context.System))
    {
    }

    private FencedPostgreSqlJournal(Config journalConfig, PostgreSqlJournalSetup setup)
        : base(setup.Over(journalConfig))
    {
        (_setup, _journal) = (setup, setup.Journal);
        var patience = journalConfig.GetTimeSpan("circuit-breaker.call-timeout");
        var longest = LongestWrite(_journal.Options);
        if (patience < longest)
            Log.Warning("circuit-breaker.call-timeout is {0}: a server that hangs may take the journal {1} to tell of a write, and an actor that is told of a failure before must recover to know", patience, longest);
    }

    /// <summary>How long a write can take at most until its outcome is told: the group under way and its own, each sent, given up, and looked for on a new
    /// connection that hangs like the first one.</summary>
    internal static TimeSpan LongestWrite(PostgresJournalOptions options) => 2 * (options.AnswerTimeout + options.ConnectTimeout + options.ResolveWithin);

    /// <inheritdoc/>
    protected override string GetConnectionString() => _setup.ConnectionString;

    /// <summary>Writes; see <see cref="BatchWrite.Write"/>.</summary>
    /// <inheritdoc/>
#if AKKA_CANCELLATION
    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken) => BatchWrite.Write(_journal, messages)!;
#else
    protected override Task<IImmutableList<Exception>> WriteMessagesAsync(IEnumerable<AtomicWrite> messages) => BatchWrite.Write(_journal, messages)!;
#endif

    /// <summary>Gives a stream's end, once nothing asked for before can change it any more. Throws <see cref="JournalUnavailableException"/> while that
    /// cannot be told, and <see cref="JournalCorruptException"/> where the end is not what the head says, or lies before the snapshot that the actor
    /// began with.</summary>
#if AKKA_CANCELLATION
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr, CancellationToken cancellationToken) => End(persistenceId, fromSequenceNr);
#else
    public override Task<long> ReadHighestSequenceNrAsync(string persistenceId, long fromSequenceNr) => End(persistenceId, fromSequenceNr);
#endif

    /// <summary>Gives the events; see <see cref="ChainedReplay"/>.</summary>
    public override Task ReplayMessagesAsync(IActorContext context, string persistenceId, long fromSequenceNr, long toSequenceNr, long max, Action<IPersistentRepresentation> recoveryCallback) =>
        Task.Run(() => _journal.OnView(view =>
        {
            new ChainedReplay(view, _journal.Catalog, persistenceId).Run(fromSequenceNr, toSequenceNr, max, recoveryCallback);
            return true;
        }));

    /// <summary>Refuses: this journal deletes nothing.</summary>
#if AKKA_CANCELLATION
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => Undeletable();
#else
    protected override Task DeleteMessagesToAsync(string persistenceId, long toSequenceNr) => Undeletable();
#endif

    private static Task Undeletable() => Task.FromException(new NotSupportedException("this journal deletes nothing: its rows are chained, and the database refuses as well"));

    private async Task<long> End(string persistenceId, long from)
    {
        var confirmed = await _journal.Settle(persistenceId).ConfigureAwait(false);
        var head = await Task.Run(() => _journal.OnView(view => view.LoadHead(persistenceId))).ConfigureAwait(false);
        PostgresJournal.DemandConfirmed(persistenceId, head.SequenceNr, confirmed);
        return head.SequenceNr >= from
            ? head.SequenceNr
            : throw new JournalCorruptException(persistenceId, head.SequenceNr + 1, $"the stream ends before the snapshot at #{from}");
    }
}
