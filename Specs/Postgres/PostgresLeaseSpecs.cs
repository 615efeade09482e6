using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Specs.Journal;
using Npgsql;

namespace Kiwoom.Specs.Postgres;

/// <summary>Two writers of one database, on one machine and on two.</summary>
[Trait("Category", "Process")]
public sealed class PostgresLeaseSpecs : IAsyncLifetime
{
    private static readonly PostgresJournalOptions Here = new() { Host = "nas-1", LeaseDuration = TimeSpan.FromMilliseconds(900) };
    private static readonly PostgresJournalOptions Elsewhere = Here with { Host = "nas-2" };
    private static readonly PostgresJournalOptions Patient = Here with { LeaseDuration = TimeSpan.FromMinutes(10) };
    private string _database = null!;

    public async Task InitializeAsync() => _database = await (await PostgresServer.Shared).NewDatabase();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("nas-1")]
    [InlineData("nas-2")]
    public async Task A_second_writer_is_refused_by_name_while_the_first_renews(string host)
    {
        await using var first = await Open(Here);

        var refusal = await Should.ThrowAsync<JournalInUseException>(() => Open(Here with { Host = host, LeaseDuration = TimeSpan.FromMinutes(1) }));
        refusal.Holder.ShouldContain($"nas-1 process {Environment.ProcessId} ");
        (await first.AppendAsync("a", Sample.Events(1, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_writer_of_this_machine_whose_session_has_ended_is_followed_at_once()
    {
        await Leave("nas-1");

        await using var journal = await Open(Patient);
        (await journal.AppendAsync("a", Sample.Events(1, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_writer_elsewhere_that_has_gone_silent_is_followed()
    {
        await Leave("nas-1");

        await using var journal = await Open(Elsewhere);
        (await journal.AppendAsync("a", Sample.Events(1, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_writer_that_leaves_in_order_is_followed_without_a_wait()
    {
        await (await Open(Patient)).DisposeAsync();

        await using var next = await Open(Patient with { Host = "nas-2" });
    }

    [Fact]
    public async Task A_writer_that_was_replaced_writes_nothing_more_and_says_by_whom()
    {
        await using var journal = await Open(Patient);
        await journal.AppendAsync("a", Sample.Events(1, 1));
        await Shell.Run(_database, "UPDATE journal.writer_lease SET holder = 'nas-2 process 7', host = 'nas-2', epoch = epoch + 1");

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("nas-2 process 7");
        journal.Replaced.IsCancellationRequested.ShouldBeTrue();
        journal.Trouble.ShouldNotBeNull().Kind.ShouldBe(JournalTroubleKind.Replaced);
        await Should.ThrowAsync<JournalUnavailableException>(() => journal.SaveSnapshot("a", new StoredSnapshot(1, "state.v1", [1])));
        (await journal.ReadAll("a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_takeover_waits_for_the_append_in_flight_and_comes_before_every_later_one()
    {
        await using var journal = await Open(Patient with { LockTimeout = TimeSpan.FromMinutes(1) });
        await journal.AppendAsync("a", Sample.Events(1, 1));
        await using var other = new NpgsqlConnection(_database);
        await other.OpenAsync();
        await using var hold = await other.BeginTransactionAsync();
        await using (var update = new NpgsqlCommand("UPDATE journal.journal_extent SET last_ordering = last_ordering", other))
            await update.ExecuteNonQueryAsync();
        var inFlight = journal.AppendAsync("a", Sample.Events(2, 1));
        await Shell.Until(() => Waits("append_events"), "the append waits, holding the lease's row");

        var takeover = Shell.Run(_database, "UPDATE journal.writer_lease SET holder = 'nas-2 process 7', host = 'nas-2', epoch = epoch + 1 /* takeover */");
        await Shell.Until(() => Waits("takeover"), "the takeover waits for the append");
        var behind = journal.AppendAsync("a", Sample.Events(3, 1));
        await hold.CommitAsync();

        (await inFlight).ShouldBeOfType<AppendOutcome.Durable>();
        await takeover;
        (await journal.AppendAsync("a", Sample.Events(4, 1))).ShouldBeOfType<AppendOutcome.Refused>();
        var last = (await behind) is AppendOutcome.Durable ? 3L : 2L;
        (await Shell.Scalar(_database, "SELECT max(sequence_nr) FROM journal.event_journal")).ShouldBe(last);
    }

    [Fact]
    public async Task A_writer_whose_session_was_cut_takes_its_own_lease_again_under_a_later_epoch()
    {
        await using var journal = await Open(Patient);
        await journal.AppendAsync("a", Sample.Events(1, 1));
        var before = (long)(await Shell.Scalar(_database, "SELECT epoch FROM journal.writer_lease"))!;
        await Shell.Run(_database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%journal writer'");

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        (await Shell.Scalar(_database, "SELECT epoch FROM journal.writer_lease")).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_newer_schema_and_an_incomplete_copy_are_refused()
    {
        await (await Open(Here)).DisposeAsync();
        await Shell.Run(_database, "UPDATE journal.journal_schema SET version = 99");
        (await Should.ThrowAsync<InvalidDataException>(() => Open(Here))).Message.ShouldContain("99");
        await Shell.Run(_database, "UPDATE journal.journal_schema SET version = 1, incomplete = 'from elsewhere'");
        (await Should.ThrowAsync<InvalidDataException>(() => Open(Here))).Message.ShouldContain("journal copy");
    }

    private async Task<bool> Waits(string what) =>
        (long)(await Shell.Scalar(_database, $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid() AND query LIKE '%{what}%'"))! > 0;

    private async Task Leave(string host)
    {
        await (await Open(Here with { Host = host })).DisposeAsync();
        await Shell.Run(_database, $"UPDATE journal.writer_lease SET holder = '{host} process 7', host = '{host}', epoch = epoch + 1");
    }

    private Task<PostgresJournal> Open(PostgresJournalOptions options) => PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System, options);
}
