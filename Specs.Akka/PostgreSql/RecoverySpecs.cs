using Akka.Actor;
using Akka.Persistence;
using Kiwoom.Actors.Journal;
using Kiwoom.OnAkka.PostgreSql;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Postgres;
using Npgsql;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>An actor comes up with its whole stream or not at all.</summary>
[Trait("Category", "Process")]
public sealed class RecoverySpecs : IAsyncLifetime
{
    private string _database = null!;

    public async Task InitializeAsync() => _database = await (await PostgresServer.Shared).NewDatabase();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Six events, snapshots at 2 and 4, and somebody with the database's owner's rights.</summary>
    [Theory]
    [InlineData("DELETE FROM journal.event_journal WHERE sequence_nr = 5", 5, "missing")]
    [InlineData("DELETE FROM journal.event_journal WHERE sequence_nr = 6", 6, "head says #6")]
    [InlineData("DELETE FROM journal.event_journal WHERE sequence_nr > 3", 4, "head says #6")]
    [InlineData("DELETE FROM journal.event_journal WHERE sequence_nr = 4", 4, "missing")]
    [InlineData("DELETE FROM journal.event_journal WHERE sequence_nr > 3; UPDATE journal.journal_head SET sequence_nr = 3, hash = decode((SELECT convert_from(payload, 'UTF8')::json ->> 'prev' FROM kept WHERE sequence_nr = 4), 'hex')", 4, "before the snapshot at #4")]
    [InlineData("DELETE FROM journal.journal_head", 1, "head says #0")]
    [InlineData("UPDATE journal.event_journal SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '71304', '71305'), 'UTF8') WHERE sequence_nr = 4", 5, "one of the two was changed")]
    [InlineData("UPDATE journal.event_journal SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '71305', '71306'), 'UTF8') WHERE sequence_nr = 5", 6, "one of the two was changed")]
    [InlineData("UPDATE journal.event_journal SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '71306', '71307'), 'UTF8') WHERE sequence_nr = 6", 6, "the head has")]
    [InlineData("UPDATE journal.event_journal SET manifest = 'sample_noted.v1' WHERE sequence_nr = 5", 6, "one of the two was changed")]
    [InlineData("UPDATE journal.event_journal SET manifest = 'System.Object, System.Runtime' WHERE sequence_nr = 5", 5, "unknown manifest")]
    [InlineData("UPDATE journal.event_journal SET is_deleted = true WHERE sequence_nr = 5", 5, "marked as deleted")]
    [InlineData("UPDATE journal.event_journal SET serializer_id = 1 WHERE sequence_nr = 5", 5, "another serializer (1)")]
    [InlineData("UPDATE journal.event_journal SET sequence_nr = 11 - sequence_nr + 100 WHERE sequence_nr IN (5, 6); UPDATE journal.event_journal SET sequence_nr = sequence_nr - 100 WHERE sequence_nr > 100", 6, "the head has")]
    [InlineData("INSERT INTO journal.event_journal (ordering, persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) SELECT -1, persistence_id, 7, created_at, manifest, convert_to(replace(convert_from(payload, 'UTF8'), '\"seq\":6', '\"seq\":7'), 'UTF8'), 1001 FROM kept WHERE sequence_nr = 6", 7, "ends at #7")]
    [InlineData("UPDATE journal.event_journal SET payload = 'no envelope' WHERE sequence_nr = 4", 4, "envelope")]
    [InlineData("UPDATE journal.snapshot_store SET serializer_id = 1 WHERE sequence_nr = 4", 4, "another serializer (1)")]
    public async Task What_was_removed_changed_or_put_in_keeps_the_actor_away(string tampering, long sequenceNr, string fault)
    {
        await Fill("a");
        await Shell.Run(_database, $"""
            SET session_replication_role = replica;
            CREATE TEMP TABLE kept AS TABLE journal.event_journal;
            {tampering}
            """);
        await Fill("b");

        await using var akka = await AkkaOnPostgres.Start(_database);
        var corrupt = await Should.ThrowAsync<JournalCorruptException>(() => akka.Recover("a"));
        (corrupt.PersistenceId, corrupt.SequenceNr).ShouldBe(("a", sequenceNr));
        corrupt.Message.ShouldContain(fault);

        var (other, began, _) = await akka.Recover("b");
        began.LastSequenceNr.ShouldBe(6);
        await AkkaOnPostgres.Persist(other, new Write(1));
    }

    [Fact]
    public async Task Without_a_snapshot_the_chain_is_held_from_the_first_event_on()
    {
        await Fill("a", snapshots: false);
        await Shell.Run(_database, """
            SET session_replication_role = replica;
            UPDATE journal.event_journal SET payload = convert_to(replace(convert_from(payload, 'UTF8'), '"prev":"0', '"prev":"1'), 'UTF8') WHERE sequence_nr = 1
            """);

        await using var akka = await AkkaOnPostgres.Start(_database);
        var corrupt = await Should.ThrowAsync<JournalCorruptException>(() => akka.Recover("a"));
        (corrupt.SequenceNr, corrupt.Message.Contains("claims a predecessor", StringComparison.Ordinal)).ShouldBe((1L, true));
    }

    [Fact]
    public async Task Nothing_is_deleted()
    {
        await using var akka = await AkkaOnPostgres.Start(_database);
        var (actor, _, _) = await akka.Recover("a");
        await AkkaOnPostgres.Persist(actor, new Write(3));

        (await actor.Ask(new Forget(2), AkkaOnPostgres.Limit)).ShouldBeOfType<DeleteMessagesFailure>().Cause.ShouldBeOfType<NotSupportedException>();
        (await actor.Ask(new TakeSnapshot("a text"), AkkaOnPostgres.Limit)).ShouldBeOfType<SaveSnapshotFailure>();
        (await actor.Ask(new TakeSnapshot(new StoredSnapshot(2, "sample_state.v1", [])), AkkaOnPostgres.Limit)).ShouldBeOfType<SaveSnapshotFailure>().Cause.Message.ShouldContain("#2");
        (await akka.Recover("a")).Began.Events.ShouldBe(Sample.Events(1, 3));
    }

    [Fact]
    public async Task A_role_that_may_not_insert_persists_all_the_same()
    {
        var role = $"writer_{Guid.NewGuid():N}";
        await Shell.Run(_database, $"CREATE ROLE {role} LOGIN PASSWORD '{PostgresServer.Password}'; {PostgresSchema.Sql("journal", role)}");
        try
        {
            await using (var akka = await AkkaOnPostgres.Start(new NpgsqlConnectionStringBuilder(_database) { Username = role }.ToString()))
            {
                var (actor, _, _) = await akka.Recover("a");
                await AkkaOnPostgres.Persist(actor, new Write(2, 3));
                (await actor.Ask(new TakeSnapshot(new StoredSnapshot(6, "sample_state.v1", [])), AkkaOnPostgres.Limit)).ShouldBeOfType<SaveSnapshotSuccess>();
                (await akka.Recover("a")).Began.LastSequenceNr.ShouldBe(6);
            }

            AkkaOnPostgres.Verified(_database).ShouldBe(VerifyOutcome.Intact);
        }
        finally
        {
            await Shell.Run(_database, $"DROP OWNED BY {role}; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task The_shipped_lines_hold_together()
    {
        var plugin = AkkaOnPostgres.Shipped.GetConfig(AkkaOnPostgres.JournalId);
        plugin.GetTimeSpan("circuit-breaker.call-timeout").ShouldBeGreaterThan(FencedPostgreSqlJournal.LongestWrite(new PostgresJournalOptions()));
        plugin.GetTimeSpan("recovery-event-timeout").ShouldBeGreaterThan(plugin.GetTimeSpan("circuit-breaker.call-timeout"));
        Type.GetType(plugin.GetString("class")).ShouldBe(typeof(FencedPostgreSqlJournal));
        Type.GetType(AkkaOnPostgres.Shipped.GetString($"{AkkaOnPostgres.SnapshotId}.class")).ShouldBe(typeof(FencedPostgreSqlSnapshotStore));

        // Made without the journal, the plugin does not start, and nothing comes up in its place.
        var system = AkkaOnPostgres.NewSystem(string.Empty);
        var notes = new KeeperNotes();
        var actor = system.ActorOf(Props.Create(() => new EventKeeper("a", notes)));
        (await actor.Ask(new Write(1), TimeSpan.FromMilliseconds(300)).ContinueWith(answer => answer.IsCompletedSuccessfully)).ShouldBeFalse();
        notes.Recovered.Task.IsCompletedSuccessfully.ShouldBeFalse();
        await system.Terminate();
        Should.Throw<Akka.Configuration.ConfigurationException>(() => PostgreSqlJournalSetup.Of(system)).Message.ShouldContain(nameof(PostgreSqlJournalSetup));
    }

    private async Task Fill(string stream, bool snapshots = true)
    {
        await using var journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System);
        await journal.AppendAsync(stream, Sample.Events(1, 6));
        for (var at = 2; snapshots && at <= 4; at += 2)
            await journal.SaveSnapshot(stream, new StoredSnapshot(at, "sample_state.v1", [(byte)at]));
    }
}
