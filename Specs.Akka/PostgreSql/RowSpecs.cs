using Akka.Actor;
using Akka.Persistence;
using Kiwoom.Actors.Journal;
using Kiwoom.OnAkka.Journal;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Postgres;
using Kiwoom.Specs.Runtime;
using Npgsql;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>Both engines on the same rows.</summary>
[Trait("Category", "Process")]
public sealed class RowSpecs : IAsyncLifetime
{
    private string _database = null!;

    public async Task InitializeAsync() => _database = await (await PostgresServer.Shared).NewDatabase();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_rows_are_byte_for_byte_those_of_the_other_engine()
    {
        var other = await (await PostgresServer.Shared).NewDatabase();
        await using (var journal = await PostgresJournal.Open(other, Sample.Catalog, new HandClock(Sample.Start)))
        {
            (await journal.AppendAsync("account-1", Sample.Events(1, 3))).ShouldBeOfType<AppendOutcome.Durable>();
            (await journal.AppendAsync("account-1", Sample.Events(4, 2))).ShouldBeOfType<AppendOutcome.Durable>();
            await journal.SaveSnapshot("account-1", new StoredSnapshot(5, "sample_state.v1", [1, 2, 3]));
        }

        await using (var akka = await AkkaOnPostgres.Start(_database, clock: new HandClock(Sample.Start)))
        {
            var (actor, began, _) = await akka.Recover("account-1");
            began.LastSequenceNr.ShouldBe(0);
            (await AkkaOnPostgres.Persist(actor, new Write(1, 3))).Last.ShouldBe(3);
            (await AkkaOnPostgres.Persist(actor, new Write(2))).Last.ShouldBe(5);
            (await actor.Ask(new TakeSnapshot(new StoredSnapshot(5, "sample_state.v1", [1, 2, 3])), AkkaOnPostgres.Limit)).ShouldBeOfType<SaveSnapshotSuccess>();
        }

        var rows = await Dump(_database);
        rows.Count.ShouldBe(5 + 1 + 1 + 1);
        rows.ShouldBe(await Dump(other));
        AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_stream_begun_by_either_engine_is_continued_by_the_other()
    {
        for (var round = 0; round < 2; round++)
        {
            await using (var journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System))
                (await journal.AppendAsync("a", Sample.Events((round * 7) + 1, 3))).ShouldBeOfType<AppendOutcome.Durable>();

            await using (var akka = await AkkaOnPostgres.Start(_database))
            {
                foreach (var stream in new[] { "a", "b" })
                {
                    var (actor, began, _) = await akka.Recover(stream);
                    began.Events.ShouldBe(Sample.Events(1, (int)began.LastSequenceNr));
                    await AkkaOnPostgres.Persist(actor, new Write(2, 2));
                }
            }

            AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
            await using (var journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System))
            {
                (await journal.ReadAll("a")).ShouldBe(Sample.Events(1, (round + 1) * 7));
                (await journal.AppendAsync("b", Sample.Events((round * 5) + 5, 1))).ShouldBeOfType<AppendOutcome.Durable>();
                (await journal.ReadAll("b")).ShouldBe(Sample.Events(1, (round + 1) * 5));
            }
        }

        AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_snapshot_of_either_engine_is_what_the_other_begins_with()
    {
        var first = new StoredSnapshot(2, "sample_state.v1", [1]);
        var second = new StoredSnapshot(4, "sample_state.v2", [2]);
        await using (var journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System))
        {
            await journal.AppendAsync("a", Sample.Events(1, 3));
            await journal.SaveSnapshot("a", first);
        }

        await using (var akka = await AkkaOnPostgres.Start(_database))
        {
            var (actor, began, _) = await akka.Recover("a");
            AreEqual(began.Snapshot, first).ShouldBeTrue();
            began.Events.ShouldBe(Sample.Events(3, 1));
            await AkkaOnPostgres.Persist(actor, new Write(1));
            (await actor.Ask(new TakeSnapshot(second), AkkaOnPostgres.Limit)).ShouldBeOfType<SaveSnapshotSuccess>();

            var (_, again, _) = await akka.Recover("a");
            AreEqual(again.Snapshot, second).ShouldBeTrue();
            again.Events.ShouldBeEmpty();
            again.LastSequenceNr.ShouldBe(4);
        }

        await using (var journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System))
            AreEqual(await journal.LoadSnapshot("a"), second).ShouldBeTrue();

        static bool AreEqual(StoredSnapshot? one, StoredSnapshot other) =>
            one is not null && (one.SequenceNr, one.Manifest) == (other.SequenceNr, other.Manifest) && one.Payload.AsSpan().SequenceEqual(other.Payload);
    }

    [Fact]
    public async Task Akkas_own_plugin_reads_the_rows_through_our_serializer()
    {
        await using (var journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System))
            await journal.AppendAsync("a", Sample.Events(1, 3));

        var system = StockPlugin.NewSystem(_database);
        var actor = system.ActorOf(Props.Create(() => new TextKeeper("a")));
        var recovered = await actor.Ask<TextKeeper.Began>(TextKeeper.Tell.Instance, AkkaOnPostgres.Limit);
        await system.Terminate();

        var decoder = new EventDecoder(Sample.Catalog);
        recovered.Payloads.Select((payload, i) => payload.ShouldBeOfType<JournalRow>() is var row ? decoder.Decode("a", i + 1, System.Text.Encoding.UTF8.GetBytes(row.Manifest), row.Payload) : null)
            .ShouldBe(Sample.Events(1, 3));
    }

    private static async Task<List<string>> Dump(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            SELECT e::text FROM journal.event_journal AS e UNION ALL SELECT h::text FROM journal.journal_head AS h UNION ALL SELECT x::text FROM journal.journal_extent AS x
            UNION ALL SELECT s::text FROM journal.snapshot_store AS s UNION ALL SELECT m::text FROM journal.metadata AS m ORDER BY 1
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
