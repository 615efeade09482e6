using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Journal.Samples;
using Npgsql;

namespace Kiwoom.Specs.Postgres;

/// <summary>Answers that are lost, sessions that are ended, locks, and a server that has forgotten.</summary>
[Trait("Category", "Process")]
public sealed class PostgresFaultSpecs : IAsyncLifetime
{
    private static readonly PostgresJournalOptions Quick = new() { ResolveWithin = TimeSpan.FromMilliseconds(300), LockTimeout = TimeSpan.FromMilliseconds(200) };
    private string _database = null!;
    private CutWire _wire = null!;

    public async Task InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        _database = await server.NewDatabase();
        _wire = new CutWire(server.Port);
    }

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_found_durable_and_is_there_once()
    {
        await using var journal = await Open();
        await journal.AppendAsync("a", Sample.Events(1, 1));
        _wire.CutAtNextAnswer();

        (await journal.AppendAsync("a", Sample.Events(2, 2))).ShouldBeOfType<AppendOutcome.Durable>();
        _wire.WasCut.Task.IsCompleted.ShouldBeTrue();
        (await journal.AppendAsync("a", Sample.Events(4, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.ReadAll("a")).ShouldBe(Sample.Events(1, 4));
        Verified().ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_session_that_is_ended_between_two_appends_costs_no_append()
    {
        await using var journal = await Open();
        await journal.AppendAsync("a", Sample.Events(1, 1));
        await EndWriters();

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        journal.Trouble.ShouldBeNull();
        (await journal.ReadAll("a")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task While_no_session_can_be_had_the_outcome_is_unknown_until_the_stream_is_read_again()
    {
        await using var journal = await Open();
        await journal.AppendAsync("a", Sample.Events(1, 1));
        await journal.AppendAsync("b", Sample.Events(1, 1));
        _wire.CutAtNextAnswer(andStayDown: true);

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Unknown>();
        journal.Trouble.ShouldNotBeNull().Kind.ShouldBe(JournalTroubleKind.Unreachable);
        (await journal.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Refused>();
        (await journal.AppendAsync("b", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Refused>();
        await Should.ThrowAsync<JournalUnavailableException>(() => journal.ReadAll("a"));

        _wire.IsDown = false;
        await Shell.Until(() => Task.FromResult(journal.Trouble is null), "the journal can be written again by itself");
        (await journal.AppendAsync("b", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("read again");
        (await journal.ReadAll("a")).Count.ShouldBe(2);
        (await journal.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        Verified().ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task An_append_that_still_waits_in_a_lost_session_never_lands_behind_its_outcome()
    {
        await using var journal = await Open(Quick with { ResolveWithin = TimeSpan.FromSeconds(30), LockTimeout = TimeSpan.FromSeconds(30) });
        await journal.AppendAsync("a", Sample.Events(1, 1));
        await using var other = new NpgsqlConnection(_database);
        await other.OpenAsync();
        await using var hold = await other.BeginTransactionAsync();
        await using (var update = new NpgsqlCommand("UPDATE journal.journal_extent SET last_ordering = last_ordering", other))
            await update.ExecuteNonQueryAsync();

        // The append has the lease's row and waits for the extent's; then its connection goes, and the server does not know yet.
        var waiting = journal.AppendAsync("a", Sample.Events(2, 1));
        await Shell.Until(async () => (long)(await Shell.Scalar(_database, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%append_events%'"))! == 1, "the append waits");
        _wire.Cut();
        await Shell.Until(async () => (long)(await Shell.Scalar(_database, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%take_lease%'"))! == 1, "the new session waits for the old one");
        waiting.IsCompleted.ShouldBeFalse();
        await hold.CommitAsync();

        (await waiting).ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.ReadAll("a")).ShouldBe(Sample.Events(1, 2));
        Verified().ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task Sessions_ended_in_the_middle_of_appends_leave_exactly_what_was_told()
    {
        await using var journal = await Open(direct: true);
        using var enough = new CancellationTokenSource();
        var appending = Enumerable.Range(0, 4).Select(i => Task.Run(() => Hammer(journal, $"s{i}", enough.Token))).ToList();
        for (var kill = 0; kill < 15; kill++)
        {
            await Task.Delay(20 + (kill * 7 % 40));
            await EndWriters();
        }

        await enough.CancelAsync();
        var lasts = await Task.WhenAll(appending);

        for (var i = 0; i < lasts.Length; i++)
        {
            lasts[i].ShouldBeGreaterThan(0);
            (await journal.ReadAll($"s{i}")).Select(e => e.SequenceNr).ShouldBe(Enumerable.Range(1, (int)lasts[i]).Select(n => (long)n));
        }

        Verified().ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_lock_held_by_another_session_refuses_and_works_again_when_it_is_gone()
    {
        await using var journal = await Open(Quick);
        await journal.AppendAsync("a", Sample.Events(1, 1));
        await using (var other = new NpgsqlConnection(_database))
        {
            await other.OpenAsync();
            await using var hold = await other.BeginTransactionAsync();
            await using (var @lock = new NpgsqlCommand("LOCK TABLE journal.event_journal IN SHARE MODE", other))
                await @lock.ExecuteNonQueryAsync();
            (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("locked");
        }

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_server_that_has_lost_what_was_durable_is_written_to_no_more()
    {
        await using var journal = await Open(direct: true);
        await journal.AppendAsync("a", Sample.Events(1, 3));

        // As after a failover to a replica that lagged by the last event.
        await Shell.Run(_database, """
            SET session_replication_role = replica;
            UPDATE journal.journal_head SET sequence_nr = 2, hash = (SELECT pg_catalog.decode(j.json ->> 'prev', 'hex') FROM (SELECT pg_catalog.convert_from(payload, 'UTF8')::json AS json FROM journal.event_journal WHERE sequence_nr = 3) AS j);
            DELETE FROM journal.event_journal WHERE sequence_nr = 3;
            """);
        await EndWriters();

        (await journal.AppendAsync("a", Sample.Events(4, 1))).ShouldNotBeOfType<AppendOutcome.Durable>();
        await Shell.Until(() => Task.FromResult(journal.Trouble is { Kind: JournalTroubleKind.Damaged }), "the loss is seen");
        journal.Trouble!.Text.ShouldContain("lost committed events");
        (await journal.AppendAsync("b", Sample.Events(1, 1))).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("lost committed events");
        await Should.ThrowAsync<JournalUnavailableException>(() => journal.ReadAll("a"));
        (await Shell.Scalar(_database, "SELECT count(*) FROM journal.event_journal")).ShouldBe(2L);
    }

    [Fact]
    public async Task A_stream_whose_tail_is_gone_is_neither_read_nor_appended_to_and_others_go_on()
    {
        await using (var journal = await Open())
            await journal.AppendAsync("a", Sample.Events(1, 3));
        await Shell.Run(_database, "SET session_replication_role = replica; DELETE FROM journal.event_journal WHERE sequence_nr = 3");

        await using var again = await Open();
        (await Should.ThrowAsync<JournalCorruptException>(() => again.ReadAll("a"))).SequenceNr.ShouldBe(3);
        (await again.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Refused>().Fault.ShouldBeOfType<JournalCorruptException>();
        (await again.AppendAsync("b", Sample.Events(1, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        Verified().ShouldBe(VerifyOutcome.Removed);
    }

    [Fact]
    public async Task What_only_its_own_batch_may_fail_refuses_only_that()
    {
        await using var journal = await Open(new PostgresJournalOptions { MaxEventBytes = 2_000 });
        JournaledEvent At(long number, IEvent @event) => new(number, Sample.Start, new Cause(CommandId.Parse("c")), @event);

        var outcomes = await Task.WhenAll(
            journal.AppendAsync("a", [Sample.Event(1), At(2, new Unregistered())]),
            journal.AppendAsync("b", [Sample.Event(1), At(2, new SampleNoted(new string('x', 3_000)))]),
            journal.AppendAsync("nul\0", [Sample.Event(1)]),
            journal.AppendAsync("half\ud83d", [Sample.Event(1)]),
            journal.AppendAsync(new string('x', 300), [Sample.Event(1)]),
            journal.AppendAsync("삼성'; DROP TABLE journal.event_journal; --", [Sample.Event(1)]));

        outcomes[..5].ShouldAllBe(outcome => outcome is AppendOutcome.Refused);
        outcomes[5].ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.ReadAll("a")).ShouldBeEmpty();
        Verified().ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task No_fault_shows_the_password()
    {
        var wrong = new NpgsqlConnectionStringBuilder(_database) { Password = "hunter2" }.ToString();
        (await Should.ThrowAsync<JournalUnavailableException>(() => PostgresJournal.Open(wrong, Sample.Catalog, TimeProvider.System))).ToString().ShouldNotContain("hunter2");
        (await Should.ThrowAsync<InvalidDataException>(() => PostgresJournal.Open($"{wrong};hunter2=x", Sample.Catalog, TimeProvider.System))).ToString().ShouldNotContain("hunter2");
        PostgresPlace.Parse(wrong).ToString().ShouldNotContain("hunter2");
    }

    private static async Task<long> Hammer(PostgresJournal journal, string stream, CancellationToken enough)
    {
        var last = 0L;
        while (!enough.IsCancellationRequested)
        {
            var count = 1 + (int)(last % 3);
            switch (await journal.AppendAsync(stream, Sample.Events(last + 1, count)))
            {
                case AppendOutcome.Durable:
                    last += count;
                    break;
                case AppendOutcome.Unknown:
                    last = (await journal.ReadAll(stream)).Count;
                    break;
                default:
                    await Task.Delay(5, CancellationToken.None);
                    break;
            }
        }

        return last;
    }

    private Task EndWriters() =>
        Shell.Run(_database, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%journal writer'");

    private Task<PostgresJournal> Open(PostgresJournalOptions? options = null, bool direct = false) =>
        PostgresJournal.Open(direct ? _database : _wire.Through(_database), Sample.Catalog, TimeProvider.System, options ?? new PostgresJournalOptions { ResolveWithin = TimeSpan.FromMilliseconds(300) });

    private VerifyOutcome Verified() => JournalVerifier.Verify(JournalSource.At(new JournalAddress.InPostgres(_database))).Outcome;

    private sealed record Unregistered : IEvent;
}
