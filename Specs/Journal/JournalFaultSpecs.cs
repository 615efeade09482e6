using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal.Samples;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Specs.Journal;

/// <summary>Disks that fill, stick and lie.</summary>
public sealed class JournalFaultSpecs : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly CommitFault _disk = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Each_commit_is_synced_to_the_write_ahead_log()
    {
        using var connection = JournalConnection.OpenWriter(JournalFile.In(_data.Path), TimeSpan.FromSeconds(1), create: true);

        JournalSchema.Number(connection, "PRAGMA synchronous").ShouldBe(2);
        Scalar(connection, "PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public async Task A_commit_that_failed_without_a_trace_is_refused_and_the_next_one_goes_through()
    {
        await using var journal = await Open();
        await journal.AppendAsync("a", Sample.Events(1, 2));
        _disk.FailBefore = 1;

        (await journal.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Refused>();
        (await journal.ReadAll("a")).Count.ShouldBe(2);
        (await journal.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_durable_once_the_disk_answers()
    {
        await using var journal = await Open();
        _disk.FailAfter = 1;

        (await journal.AppendAsync("a", Sample.Events(1, 2))).ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.ReadAll("a")).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_the_disk_does_not_answer_the_outcome_is_unknown_until_the_stream_is_read_again(bool reachedTheDisk)
    {
        await using var journal = await Open();
        await journal.AppendAsync("a", Sample.Events(1, 1));
        await journal.AppendAsync("b", Sample.Events(1, 1));
        (_disk.FailAfter, _disk.FailBefore) = reachedTheDisk ? (1, 0) : (0, 1);
        _disk.OnCommit = () => _disk.FailBefore = _disk.FailAfter == 1 ? 0 : 1;

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Unknown>();
        (await journal.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Refused>();
        await Should.ThrowAsync<JournalUnavailableException>(() => journal.ReadAll("a"));

        (_disk.OnCommit, _disk.FailBefore) = (null, 0);
        (await journal.AppendAsync("b", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.AppendAsync("a", Sample.Events(reachedTheDisk ? 3 : 2, 1))).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("read again");
        var there = (await journal.ReadAll("a")).Count;
        there.ShouldBe(reachedTheDisk ? 2 : 1);
        (await journal.AppendAsync("a", Sample.Events(there + 1, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        JournalVerifier.Verify(_data.Path).Outcome.ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_full_disk_refuses_every_batch_of_the_commit_and_works_again_when_there_is_room()
    {
        var file = JournalFile.In(_data.Path);
        await using var journal = await Open();
        await journal.AppendAsync("a", Sample.Events(1, 1));
        var big = new JournaledEvent(2, Sample.Start, new Cause(CommandId.Parse("c")), new SampleNoted(new string('x', 500_000)));

        _disk.LimitPages(Pages(file) + 5);
        (await journal.AppendAsync("a", [big])).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldBe("the disk is full");
        (await journal.ReadAll("a")).Count.ShouldBe(1);

        _disk.LimitPages(1_000_000);
        (await journal.AppendAsync("a", [big])).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_lock_held_by_another_connection_refuses_and_works_again_when_it_is_gone()
    {
        await using var journal = await Open(new SqliteJournalOptions { BusyTimeout = TimeSpan.FromMilliseconds(10) });
        await journal.AppendAsync("a", Sample.Events(1, 1));
        using (var other = new SqliteConnection($"Data Source={JournalFile.In(_data.Path)};Pooling=False"))
        {
            other.Open();
            JournalSchema.Execute(other, "BEGIN IMMEDIATE");
            (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("locked");
            JournalSchema.Execute(other, "ROLLBACK");
        }

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task More_than_the_bound_is_refused_in_the_order_of_the_calls_and_takes_no_memory()
    {
        using var stuck = new ManualResetEventSlim();
        await using var journal = await Open(new SqliteJournalOptions { MaxPendingEvents = 10 });
        await journal.AppendAsync("b", Sample.Events(1, 1));
        await journal.ReadAll("b");
        _disk.OnCommit = stuck.Wait;
        var outcomes = new List<AppendOutcome>();
        var done = new TaskCompletionSource();
        for (var i = 1; i <= 30; i++)
        {
            journal.Append("a", Sample.Events(i, 1), outcome =>
            {
                outcomes.Add(outcome);
                if (outcomes.Count == 30)
                    done.SetResult();
            });
        }

        stuck.Set();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
        outcomes.Take(10).ShouldAllBe(o => o is AppendOutcome.Durable);
        outcomes.Skip(10).ShouldAllBe(o => o is AppendOutcome.Refused);
    }

    [Fact]
    public async Task An_event_outside_the_catalog_and_one_too_large_refuse_only_their_own_batch()
    {
        await using var journal = await Open(new SqliteJournalOptions { MaxEventBytes = 2_000 });
        JournaledEvent At(long number, IEvent @event) => new(number, Sample.Start, new Cause(CommandId.Parse("c")), @event);

        var outcomes = await Task.WhenAll(
            journal.AppendAsync("a", [Sample.Event(1), At(2, new Unregistered())]),
            journal.AppendAsync("b", [Sample.Event(1), At(2, new SampleNoted(new string('x', 3_000)))]),
            journal.AppendAsync("c", [Sample.Event(1)]));

        outcomes[0].ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain(nameof(Unregistered));
        outcomes[1].ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("bytes");
        outcomes[2].ShouldBeOfType<AppendOutcome.Durable>();
        (await journal.ReadAll("a")).ShouldBeEmpty();
        JournalVerifier.Verify(_data.Path).Outcome.ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_stream_whose_tail_is_gone_is_neither_read_nor_appended_to()
    {
        await using (var journal = await Open())
            await journal.AppendAsync("a", Sample.Events(1, 3));
        using (var shell = new SqliteConnection($"Data Source={JournalFile.In(_data.Path)};Pooling=False"))
        {
            shell.Open();
            JournalSchema.Execute(shell, "DROP TRIGGER event_journal_refuses_delete; DELETE FROM event_journal WHERE sequence_nr = 3");
        }

        await using var again = await Open();
        (await Should.ThrowAsync<JournalCorruptException>(() => again.ReadAll("a"))).SequenceNr.ShouldBe(3);
        (await again.AppendAsync("a", Sample.Events(3, 1))).ShouldBeOfType<AppendOutcome.Refused>().Fault.ShouldBeOfType<JournalCorruptException>();
        (await again.AppendAsync("b", Sample.Events(1, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_snapshot_of_events_that_the_stream_does_not_have_is_not_loaded_and_two_are_kept()
    {
        await using var journal = await Open();
        await journal.AppendAsync("a", Sample.Events(1, 3));
        foreach (var at in new[] { 1, 2, 3, 9 })
            await journal.SaveSnapshot("a", new StoredSnapshot(at, "state.v1", [1]));

        (await journal.LoadSnapshot("a"))!.SequenceNr.ShouldBe(3);
        using var reader = JournalConnection.OpenReader(journal.File);
        JournalSchema.Number(reader, "SELECT count(*) FROM snapshot_store").ShouldBe(2);
    }

    [Fact]
    public async Task A_closed_journal_has_written_what_waited_and_refuses_the_rest()
    {
        var journal = await Open();
        var waiting = Enumerable.Range(1, 50).Select(i => journal.AppendAsync("a", Sample.Events(i, 1))).ToList();
        await journal.DisposeAsync();

        (await Task.WhenAll(waiting)).ShouldAllBe(o => o is AppendOutcome.Durable);
        (await journal.AppendAsync("a", Sample.Events(51, 1))).ShouldBeOfType<AppendOutcome.Refused>();
    }

    private Task<SqliteJournal> Open(SqliteJournalOptions? options = null) =>
        SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System, (options ?? new SqliteJournalOptions()) with { Probe = _disk });

    private static long Pages(string file)
    {
        using var connection = JournalConnection.OpenReader(file);
        return JournalSchema.Number(connection, "PRAGMA page_count");
    }

    private static string Scalar(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Step() ? statement.Text(0) : string.Empty;
    }

    private sealed record Unregistered : IEvent;
}
