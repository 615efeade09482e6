using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Backup;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Npgsql;

namespace Kiwoom.Specs.Postgres;

/// <summary>Who may do what: the owner who makes the tables, the gateway that writes, somebody who reads, and everybody else.</summary>
[Trait("Category", "Process")]
public sealed class PostgresRoleSpecs : IAsyncLifetime
{
    private const string Password = "specs-only-too";
    private readonly string _tag = Guid.NewGuid().ToString("N")[..8];
    private PostgresServer _server = null!;
    private string _database = null!;

    private string Owner => $"owner-{_tag}";

    private string Writer => $"writer \"{_tag}\"";

    private string Reader => $"reader-{_tag}";

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.Shared;
        _database = await _server.NewDatabase();
        foreach (var role in new[] { Owner, Writer, Reader })
            await Shell.Run(_database, $"CREATE ROLE {PostgresPlace.Quote(role)} LOGIN PASSWORD '{Password}'");
        await Shell.Run(_database, $"GRANT CREATE ON DATABASE {new NpgsqlConnectionStringBuilder(_database).Database} TO {PostgresPlace.Quote(Owner)}");
    }

    public async Task DisposeAsync()
    {
        await Shell.Run(_database, "DROP SCHEMA IF EXISTS journal CASCADE");
        foreach (var role in new[] { Owner, Writer, Reader })
            await Shell.Run(_database, $"DROP OWNED BY {PostgresPlace.Quote(role)}; DROP ROLE {PostgresPlace.Quote(role)}");
    }

    [Fact]
    public async Task A_gateway_that_may_not_make_the_tables_says_what_to_run_and_changes_nothing()
    {
        var refusal = await Should.ThrowAsync<InvalidDataException>(() => PostgresJournal.Open(As(Writer), Sample.Catalog, TimeProvider.System));

        refusal.Message.ShouldContain("journal schema");
        (await Shell.Scalar(_database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'journal'")).ShouldBe(0L);
    }

    [Fact]
    public async Task With_an_owner_of_its_own_the_gateway_appends_and_may_do_nothing_else()
    {
        await MakeTables();
        await using (var journal = await PostgresJournal.Open(As(Writer), Sample.Catalog, TimeProvider.System))
        {
            (await journal.AppendAsync("a", Sample.Events(1, 3))).ShouldBeOfType<AppendOutcome.Durable>();
            await journal.SaveSnapshot("a", new StoredSnapshot(3, "state.v1", [1]));
            (await journal.ReadAll("a")).Count.ShouldBe(3);
        }

        string[] forbidden =
        [
            "INSERT INTO journal.event_journal (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) VALUES ('a', 4, 0, 'x', '', 1001)",
            "UPDATE journal.event_journal SET manifest = 'x'", "DELETE FROM journal.event_journal", "TRUNCATE journal.event_journal",
            "UPDATE journal.journal_head SET sequence_nr = 9", "DELETE FROM journal.journal_head", "UPDATE journal.journal_extent SET last_ordering = 9",
            "UPDATE journal.writer_lease SET epoch = 9", "UPDATE journal.journal_schema SET version = 9",
            "ALTER TABLE journal.event_journal DISABLE TRIGGER ALL", "DROP TABLE journal.event_journal", "CREATE TABLE journal.mine (n int)",
            "SELECT journal.demand_lease('', 0)", "SET session_replication_role = replica",
        ];
        foreach (var role in new[] { Writer, Reader })
        {
            foreach (var sql in forbidden)
                (await Should.ThrowAsync<PostgresException>(() => Shell.Run(As(role), sql), $"{role}: {sql}")).SqlState.ShouldBeOneOf("42501", "KJ010");
        }

        (await Should.ThrowAsync<PostgresException>(() => Shell.Run(As(Reader), "SELECT journal.take_lease('', 0, 'me', 'here', 0)"))).SqlState.ShouldBe("42501");
        (await Shell.Scalar(As(Reader), "SELECT data ->> 'client_order_id' FROM journal.journal_readable WHERE sequence_nr = 2")).ShouldBe("order-2");
        JournalVerifier.Verify(JournalSource.At(new JournalAddress.InPostgres(As(Reader)))).ShouldSatisfyAllConditions(
            r => r.Outcome.ShouldBe(VerifyOutcome.Intact, string.Join("; ", r.Findings)), r => r.Events.ShouldBe(3));
    }

    [Fact]
    public async Task Even_the_owner_is_stopped_by_the_triggers()
    {
        await MakeTables();
        await using (var journal = await PostgresJournal.Open(As(Owner), Sample.Catalog, TimeProvider.System))
            await journal.AppendAsync("a", Sample.Events(1, 3));

        foreach (var sql in new[]
        {
            "UPDATE journal.event_journal SET manifest = 'x'", "DELETE FROM journal.event_journal", "TRUNCATE journal.event_journal", "TRUNCATE journal.journal_head",
            "UPDATE journal.journal_head SET sequence_nr = 2", "UPDATE journal.journal_head SET hash = hash", "UPDATE journal.journal_head SET persistence_id = 'b', sequence_nr = 9",
            "DELETE FROM journal.journal_head", "UPDATE journal.journal_extent SET last_ordering = 1", "DELETE FROM journal.journal_extent",
            "UPDATE journal.writer_lease SET epoch = 0", "UPDATE journal.writer_lease SET holder = 'me'", "DELETE FROM journal.writer_lease",
        })
            (await Should.ThrowAsync<PostgresException>(() => Shell.Run(As(Owner), sql), sql)).SqlState.ShouldBe("KJ010");
    }

    [Fact]
    public async Task Whoever_was_named_at_the_making_can_back_it_up()
    {
        await MakeTables();
        await using (var journal = await PostgresJournal.Open(As(Writer), Sample.Catalog, TimeProvider.System))
            await journal.AppendAsync("a", Sample.Events(1, 3));
        using var target = new TemporaryDirectory();

        foreach (var role in new[] { Owner, Writer, Reader })
        {
            var ends = await new PostgresDump(new JournalAddress.InPostgres(As(role))).Write(Path.Combine(target.Path, $"{role[0]}.dump"));
            ends.ShouldHaveSingleItem(role).SequenceNr.ShouldBe(3);
        }
    }

    private Task MakeTables() => Shell.Run(As(Owner), PostgresSchema.Sql("journal", Writer, Reader));

    private string As(string role) => _server.ConnectionTo(new NpgsqlConnectionStringBuilder(_database).Database!, role, Password);
}
