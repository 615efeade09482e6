using Akka.Actor;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Journal;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Postgres;
using Npgsql;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>No stream has a hole, no write is told otherwise than it was, and no actor comes up before its own writes are decided.</summary>
[Trait("Category", "Process")]
public sealed class WriteSpecs : IAsyncLifetime
{
    private string _database = null!;
    private CutWire _wire = null!;

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        _database = await server.NewDatabase();
        _wire = new CutWire(server.Port);
    }

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    /// <summary>What is to be handled, shown on the plugin as it is: with two connections, slow inserts and a second of patience the sixty writes of a message
    /// go each its own way; some are rejected, and the next message's are written behind them.</summary>
    [Fact]
    public async Task Akkas_own_plugin_leaves_a_hole_that_recovery_does_not_see()
    {
        await MakeSlow();
        var system = StockPlugin.NewSystem(StockPlugin.TinyPool(_database));
        var actor = system.ActorOf(Props.Create(() => new TextKeeper("a")));
        (await actor.Ask<TextKeeper.Rejected>(60, AkkaOnPostgres.Limit)).Count.ShouldBeInRange(1, 59);
        (await actor.Ask<TextKeeper.Rejected>(5, AkkaOnPostgres.Limit)).Count.ShouldBe(0);

        var again = system.ActorOf(Props.Create(() => new TextKeeper("a")));
        var began = await again.Ask<TextKeeper.Began>(TextKeeper.Tell.Instance, AkkaOnPostgres.Limit);
        await system.Terminate();
        began.LastSequenceNr.ShouldBe(65);
        began.Payloads.Count.ShouldBeLessThan(65);
    }

    [Fact]
    public async Task Many_actors_at_once_lose_nothing_leave_no_hole_and_take_one_connection()
    {
        await MakeSlow();
        await using var akka = await AkkaOnPostgres.Start(StockPlugin.TinyPool(_database));
        var actors = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => akka.Recover($"s{i}")));

        var writing = actors.Select(async keeper =>
        {
            (await AkkaOnPostgres.Persist(keeper.Actor, new Write(60))).Last.ShouldBe(60);
            (await AkkaOnPostgres.Persist(keeper.Actor, new Write(5))).Last.ShouldBe(65);
        }).ToList();
        await Task.WhenAll(writing);

        (await Shell.Scalar(_database, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%append_events%' AND pid <> pg_backend_pid()")).ShouldBe(1L);
        foreach (var keeper in await Task.WhenAll(Enumerable.Range(0, 30).Select(i => akka.Recover($"s{i}"))))
            keeper.Began.Events.ShouldBe(Sample.Events(1, 65));
        AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task Behind_a_write_that_is_refused_nothing_of_the_same_message_is_written()
    {
        await using var akka = await AkkaOnPostgres.Start(_database);
        (object[] Payloads, long Refused)[] messages =
        [
            ([Sample.Event(1), new JournaledEvent(2, Sample.Start, new Cause(Actors.Identity.CommandId.Parse("c")), new Unregistered()), Sample.Event(3)], 2),
            ([Sample.Event(2), Sample.Event(4), Sample.Event(4)], 3),
            ([Sample.Event(3), "a text", Sample.Event(5)], 4),
        ];
        foreach (var (payloads, refused) in messages)
        {
            var (actor, began, notes) = await akka.Recover("a");
            began.Events.ShouldBe(Sample.Events(1, (int)refused - 2));
            var first = await AkkaOnPostgres.Fail(actor, new WriteOdd(payloads));
            first.SequenceNr.ShouldBe(refused);
            notes.NotWritten.ShouldAllBe(note => note.Cause is WriteRefusedException);
            notes.Persisted.ShouldBe([payloads[0]]);
            await Stopped(akka, actor);
        }

        (await akka.Recover("a")).Began.Events.ShouldBe(Sample.Events(1, 3));
        AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_failed_write_is_told_as_refused_only_where_nothing_was_written()
    {
        await using var akka = await AkkaOnPostgres.Start(_database);
        var (actor, _, notes) = await akka.Recover("a");
        (await AkkaOnPostgres.Fail(actor, new WriteOdd(Sample.Event(7), Sample.Event(8)))).Cause.ShouldBeOfType<WriteRefusedException>().Message.ShouldContain("numbered #7");
        notes.Persisted.ShouldBeEmpty();
        await Stopped(akka, actor);
        (await akka.Recover("a")).Began.LastSequenceNr.ShouldBe(0);
    }

    [Fact]
    public async Task Once_another_gateway_has_the_lease_nothing_is_written()
    {
        await using var akka = await AkkaOnPostgres.Start(_database);
        var (actor, _, _) = await akka.Recover("a");
        await AkkaOnPostgres.Persist(actor, new Write(1));
        await Shell.Run(_database, "UPDATE journal.writer_lease SET holder = 'the other gateway', epoch = epoch + 1");

        var refused = await AkkaOnPostgres.Fail(actor, new Write(1));

        refused.Cause.ShouldBeOfType<WriteRefusedException>().Message.ShouldContain("the other gateway");
        akka.Journal.Replaced.IsCancellationRequested.ShouldBeTrue();
        akka.Journal.Trouble.ShouldNotBeNull().Kind.ShouldBe(JournalTroubleKind.Replaced);
        (await Shell.Scalar(_database, "SELECT count(*) FROM journal.event_journal")).ShouldBe(1L);
    }

    [Fact]
    public async Task When_the_breaker_trips_while_a_write_hangs_the_actor_comes_up_with_that_write_or_not_at_all()
    {
        await using var akka = await AkkaOnPostgres.Start(
            _database, $"{AkkaOnPostgres.JournalId}.circuit-breaker.call-timeout = 400ms", new PostgresJournalOptions { LockTimeout = TimeSpan.FromSeconds(60), AnswerTimeout = TimeSpan.FromSeconds(60) });
        var (actor, _, _) = await akka.Recover("a");
        await AkkaOnPostgres.Persist(actor, new Write(1));
        await using var other = new NpgsqlConnection(_database);
        await other.OpenAsync();
        await using var hold = await other.BeginTransactionAsync();
        await using (var update = new NpgsqlCommand("SELECT 1 FROM journal.writer_lease FOR UPDATE", other))
            await update.ExecuteNonQueryAsync();

        (await AkkaOnPostgres.Fail(actor, new Write(1, 2))).Cause.ShouldNotBeOfType<WriteRefusedException>();
        for (var attempt = 0; attempt < 3; attempt++)
            await Should.ThrowAsync<Exception>(() => akka.Recover("a"));
        await hold.CommitAsync();

        (await akka.RecoverAtLast("a")).Began.Events.ShouldBe(Sample.Events(1, 3));
        AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_found_and_one_that_cannot_be_found_yet_is_told_as_unknown()
    {
        await using var akka = await AkkaOnPostgres.Start(_wire.Through(_database), options: new PostgresJournalOptions { ResolveWithin = TimeSpan.FromMilliseconds(300) });
        var (actor, _, _) = await akka.Recover("a");
        await AkkaOnPostgres.Persist(actor, new Write(1));
        _wire.CutAtNextAnswer();
        (await AkkaOnPostgres.Persist(actor, new Write(1, 2))).Last.ShouldBe(3);
        _wire.WasCut.Task.IsCompleted.ShouldBeTrue();

        _wire.CutAtNextAnswer(andStayDown: true);
        (await AkkaOnPostgres.Fail(actor, new Write(1, 2))).Cause.ShouldBeOfType<JournalOutcomeUnknownException>();
        akka.Journal.Trouble.ShouldNotBeNull().Kind.ShouldBe(JournalTroubleKind.Unreachable);
        await Should.ThrowAsync<JournalUnavailableException>(() => akka.Recover("a"));

        _wire.IsDown = false;
        var (again, began, _) = await akka.RecoverAtLast("a");
        began.Events.ShouldBe(Sample.Events(1, 5));
        await AkkaOnPostgres.Persist(again, new Write(1));
        AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_server_that_crashes_in_the_middle_of_writes_has_what_was_acknowledged()
    {
        await using var server = await PostgresServer.Start();
        var database = await server.NewDatabase();
        await using var akka = await AkkaOnPostgres.Start(database, options: new PostgresJournalOptions { ResolveWithin = TimeSpan.FromMilliseconds(200) });
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 3).Select(i => Task.Run(() => Hammer(akka, $"s{i}", enough.Token))).ToList();
        for (var crash = 0; crash < 2; crash++)
        {
            var before = await Rows(database);
            await Shell.Until(async () => await Rows(database) > before + 200, "writes go on");
            await server.Stop("KILL");
            await server.Resume();
        }

        var last = await Rows(database);
        await Shell.Until(async () => await Rows(database) > last + 50, "writes go on");
        await enough.CancelAsync();
        var acknowledged = await Task.WhenAll(writing);

        for (var i = 0; i < acknowledged.Length; i++)
        {
            var events = (await akka.RecoverAtLast($"s{i}")).Began.Events;
            events.Count.ShouldBe((int)acknowledged[i]);
            events.ShouldBe(Sample.Events(1, events.Count));
        }

        AkkaOnPostgres.Verified(database).ShouldBe(VerifyOutcome.Intact);
    }

    // Gives what was acknowledged or, after a failure, found again; never less than before.
    private static async Task<long> Hammer(AkkaOnPostgres akka, string stream, CancellationToken enough)
    {
        var (actor, began, _) = await akka.RecoverAtLast(stream);
        var last = began.LastSequenceNr;
        while (!enough.IsCancellationRequested)
        {
            if (await actor.Ask(new Write(4, 2), AkkaOnPostgres.Limit, CancellationToken.None) is Written written)
            {
                last = written.Last;
                continue;
            }

            (actor, began, _) = await akka.RecoverAtLast(stream);
            began.LastSequenceNr.ShouldBeGreaterThanOrEqualTo(last);
            last = began.LastSequenceNr;
        }

        return last;
    }

    private static async Task Stopped(AkkaOnPostgres akka, Akka.Actor.IActorRef actor)
    {
        using var inbox = Akka.Actor.Inbox.Create(akka.System);
        inbox.Watch(actor);
        (await inbox.ReceiveAsync(AkkaOnPostgres.Limit)).ShouldBeOfType<Terminated>();
    }

    private static async Task<long> Rows(string database) => (long)(await Shell.Scalar(database, "SELECT count(*) FROM journal.event_journal"))!;

    // Every statement that inserts takes 50 ms.
    private async Task MakeSlow()
    {
        await (await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System)).DisposeAsync();
        await Shell.Run(_database, """
            CREATE FUNCTION journal.dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_catalog.pg_sleep(0.05); RETURN NULL; END $$;
            CREATE TRIGGER slow_disk AFTER INSERT ON journal.event_journal FOR EACH STATEMENT EXECUTE FUNCTION journal.dawdle()
            """);
    }

    private sealed record Unregistered : IEvent;
}
