using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Runtime;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Postgres;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>The Akka engine on its PostgreSQL journal, and the embedded engine before and after it on the same rows.</summary>
[Trait("Category", "Process")]
public sealed class EngineSpecs : IAsyncLifetime
{
    private static readonly ActorOptions Options = new() { SnapshotEvery = 7, MinimumBackOff = TimeSpan.FromMilliseconds(10), MaximumBackOff = TimeSpan.FromMilliseconds(100) };
    private string _database = null!;

    public async Task InitializeAsync() => _database = await (await PostgresServer.Shared).NewDatabase();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_same_behaviour_goes_on_where_the_other_engine_left_it()
    {
        var state = new Tally.State(0, 0);
        for (var round = 0; round < 4; round++)
        {
            var before = state;
            await On(onAkka: round % 2 == 1, async engine =>
            {
                var tally = Spawn(engine, "a");
                (await Look(engine, tally)).ShouldBe(before);
                for (var i = 0; i < 5; i++)
                    (await Execute(engine, tally, 10 + i, 20)).ShouldBe(before.Executions + (2 * (i + 1)));
                state = await Look(engine, tally);
                state.ShouldBe(new Tally.State(before.Executions + 10, before.Sum + (5 * 30) + 10));
            });
            AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
        }

        ((long)(await Shell.Scalar(_database, "SELECT count(DISTINCT sequence_nr) FROM journal.snapshot_store"))!).ShouldBe(2);
    }

    [Fact]
    public async Task Sessions_ended_under_load_lose_nothing_that_was_answered_and_double_nothing()
    {
        const int Actors = 6;
        var sums = new long[Actors];
        var answered = new long[Actors];
        await On(onAkka: true, async engine =>
        {
            using var enough = new CancellationTokenSource();
            var load = Enumerable.Range(0, Actors).Select(actor => Task.Run(async () =>
            {
                var tally = Spawn(engine, $"s{actor}");
                for (var i = 1; !enough.IsCancellationRequested; i++)
                {
                    try
                    {
                        answered[actor] = await engine.Ask<long>(tally, new Tally.Execute(i), AkkaOnPostgres.Limit, CancellationToken.None);
                        sums[actor] += i;
                    }
                    catch (JournalUnavailableException)
                    {
                        await Task.Delay(5, CancellationToken.None);
                    }
                }

                (await Look(engine, tally)).ShouldBe(new Tally.State(answered[actor], sums[actor]));
            })).ToList();
            for (var end = 0; end < 10; end++)
            {
                await Task.Delay(20 + (end * 7 % 40));
                await Shell.Run(_database, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%journal writer'");
            }

            await enough.CancelAsync();
            await Task.WhenAll(load);
        });

        answered.ShouldAllBe(count => count > 10);
        AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
        await On(onAkka: false, async engine =>
        {
            for (var actor = 0; actor < Actors; actor++)
                (await Look(engine, Spawn(engine, $"s{actor}"))).ShouldBe(new Tally.State(answered[actor], sums[actor]));
        });
    }

    [Fact]
    public async Task A_stream_with_a_row_gone_keeps_its_actor_away_and_says_which()
    {
        await On(onAkka: true, async engine => await Execute(engine, Spawn(engine, "a"), 1, 2, 3));
        await Shell.Run(_database, "SET session_replication_role = replica; DELETE FROM journal.event_journal WHERE sequence_nr = 2");
        await On(onAkka: true, async engine =>
        {
            var tally = Spawn(engine, "a");
            (await Should.ThrowAsync<JournalUnavailableException>(() => Execute(engine, tally, 4))).Message.ShouldContain("a #2");
            (await Execute(engine, Spawn(engine, "b"), 1)).ShouldBe(1);
        });
        ((long)(await Shell.Scalar(_database, "SELECT count(*) FROM journal.event_journal WHERE persistence_id = 'a'"))!).ShouldBe(2);
    }

    private static IActorRef Spawn(IActorEngine engine, string stream) => engine.SpawnEventSourced(new ActorPath($"/tallies/{stream}"), new Tally(stream), new Tally.Codec(), Options);

    private static Task<long> Execute(IActorEngine engine, IActorRef tally, params long[] prices) => engine.Ask<long>(tally, new Tally.Execute(prices), AkkaOnPostgres.Limit);

    private static Task<Tally.State> Look(IActorEngine engine, IActorRef tally) => engine.Ask<Tally.State>(tally, new Tally.Look(), AkkaOnPostgres.Limit);

    private async Task On(bool onAkka, Func<IActorEngine, Task> run)
    {
        if (onAkka)
        {
            await using var akka = await AkkaOnPostgres.Start(_database);
            await using var engine = new AkkaEngine(
                akka.System, new AkkaEngineOptions { JournalPluginId = AkkaOnPostgres.JournalId, SnapshotPluginId = AkkaOnPostgres.SnapshotId }, TimeProvider.System);
            await run(engine);
        }
        else
        {
            await using var journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System);
            await using var engine = new EmbeddedEngine(journal, TimeProvider.System);
            await run(engine);
        }
    }
}
