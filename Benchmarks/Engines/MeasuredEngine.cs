using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Postgres;
#if AKKA
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Kiwoom.OnAkka.Hosting;
using Kiwoom.OnAkka.Runtime;
#endif

namespace Kiwoom.Benchmarks.Engines;

/// <summary>The engine that this build has, on a journal in PostgreSQL.</summary>
internal sealed class MeasuredEngine : IAsyncDisposable
{
#if AKKA
    internal const string Name = "akka";
    private readonly ActorSystem _system;
#else
    internal const string Name = "embedded";
#endif
    private readonly PostgresJournal _journal;

    private MeasuredEngine(PostgresJournal journal)
    {
        _journal = journal;
#if AKKA
        var plugin = JournalPlugin.For(journal, journal);
        var config = ConfigurationFactory.ParseString("akka { actor.provider = local, loglevel = WARNING, coordinated-shutdown.run-by-clr-shutdown-hook = off }")
            .WithFallback(ConfigurationFactory.FromResource("akka.hocon", typeof(AkkaEngine).Assembly));
        var setup = plugin.Setups.Aggregate(ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)), (all, one) => all.And(one));
        _system = ActorSystem.Create("bench", setup);
        Engine = new AkkaEngine(_system, plugin.Options, TimeProvider.System);
#else
        Engine = new EmbeddedEngine(journal, TimeProvider.System);
#endif
    }

    internal LocalEngine Engine { get; }

    internal static async Task<MeasuredEngine> Start(string database) =>
        new(await PostgresJournal.Open(database, SampleExecution.Catalog, TimeProvider.System));

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
#if AKKA
        await _system.Terminate();
#endif
        await _journal.DisposeAsync();
    }
}
