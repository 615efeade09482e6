using Akka.Actor.Setup;
using Kiwoom.Actors.Journal;
using Kiwoom.OnAkka.Runtime;
#if AKKA_POSTGRESQL
using Kiwoom.OnAkka.PostgreSql;
using Kiwoom.Persistence.Postgres;
#endif

namespace Kiwoom.OnAkka.Hosting;

/// <summary>Which plugin of Akka.Persistence a node's event-sourced actors write through.</summary>
/// <param name="Options">For the engine.</param>
/// <param name="Setups">For the actor system.</param>
public sealed record JournalPlugin(AkkaEngineOptions Options, IReadOnlyList<Setup> Setups)
{
    /// <summary>Akka.Persistence.PostgreSql for a journal in PostgreSQL, where it is built in; for every other the plugin that writes through the journal
    /// itself. The tables, and the rows in them, are the same.</summary>
    /// <param name="journal">The open journal, which has the lease.</param>
    /// <param name="written">The same journal with whatever watches its writes.</param>
    public static JournalPlugin For(IJournal journal, IJournal written)
    {
#if AKKA_POSTGRESQL
        if (journal is PostgresJournal postgres)
        {
            return new JournalPlugin(
                new AkkaEngineOptions { JournalPluginId = "akka.persistence.journal.postgresql", SnapshotPluginId = "akka.persistence.snapshot-store.postgresql" },
                [new PostgreSqlJournalSetup(postgres)]);
        }
#endif
        ArgumentNullException.ThrowIfNull(journal);
        return new JournalPlugin(new AkkaEngineOptions { Journal = written }, []);
    }
}
