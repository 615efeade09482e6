using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Kiwoom.OnAkka.PostgreSql;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>An actor system with the journal plugins of <c>akka.hocon</c>, on a real database.</summary>
internal sealed class AkkaOnPostgres : IAsyncDisposable
{
    public const string JournalId = "akka.persistence.journal.postgresql";
    public const string SnapshotId = "akka.persistence.snapshot-store.postgresql";
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private AkkaOnPostgres(PostgresJournal journal, ActorSystem system) => (Journal, System) = (journal, system);

    public PostgresJournal Journal { get; }

    public ActorSystem System { get; }

    public static Config Shipped { get; } = ConfigurationFactory.FromResource<FencedPostgreSqlJournal>("akka.hocon");

    public static async Task<AkkaOnPostgres> Start(string database, string? config = null, PostgresJournalOptions? options = null, TimeProvider? clock = null)
    {
        var journal = await PostgresJournal.Open(database, Sample.Catalog, clock ?? TimeProvider.System, options);
        return new AkkaOnPostgres(journal, NewSystem(config ?? string.Empty, new PostgreSqlJournalSetup(journal)));
    }

    /// <summary>A system whose actors use the plugins; with the given lines laid over the shipped ones.</summary>
    public static ActorSystem NewSystem(string config, params Setup[] setups) => ActorSystem.Create("specs", ActorSystemSetup.Create(
        [
            BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString($$"""
                {{config}}
                akka.persistence { journal.plugin = "{{JournalId}}", snapshot-store.plugin = "{{SnapshotId}}" }
                akka { loglevel = ERROR, stdout-loglevel = OFF, log-dead-letters = off, actor.guardian-supervisor-strategy = "Akka.Actor.StoppingSupervisorStrategy" }
                """).WithFallback(Shipped)),
            .. setups,
        ]));

    /// <summary>Starts an actor and waits until it has recovered; throws what kept it from that.</summary>
    public async Task<(IActorRef Actor, Recovered Began, KeeperNotes Notes)> Recover(string stream)
    {
        var (actor, notes) = Begin(stream);
        return (actor, await notes.Recovered.Task.WaitAsync(Limit), notes);
    }

    public (IActorRef Actor, KeeperNotes Notes) Begin(string stream)
    {
        var notes = new KeeperNotes();
        return (System.ActorOf(Props.Create(() => new EventKeeper(stream, notes))), notes);
    }

    /// <summary>Starts an actor anew until it comes up.</summary>
    public async Task<(IActorRef Actor, Recovered Began, KeeperNotes Notes)> RecoverAtLast(string stream)
    {
        var until = DateTime.UtcNow + Limit;
        while (true)
        {
            try
            {
                return await Recover(stream);
            }
            catch (Exception) when (DateTime.UtcNow < until)
            {
                await Task.Delay(50);
            }
        }
    }

    public static async Task<Written> Persist(IActorRef actor, Write write) => (await actor.Ask(write, Limit)).ShouldBeOfType<Written>();

    /// <summary>Asks for a write that is not taken, and gives what the actor was told of the first event.</summary>
    public static async Task<NotWritten> Fail(IActorRef actor, object write) => (await actor.Ask(write, Limit)).ShouldBeOfType<NotWritten>();

    public static VerifyOutcome Verified(string database) => JournalVerifier.Verify(JournalSource.At(new JournalAddress.InPostgres(database))).Outcome;

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        await Journal.DisposeAsync();
    }
}
