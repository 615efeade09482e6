using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Specs.Journal;

/// <summary>Two writers where the operating system's lock does not tell them apart: another machine on the same share.</summary>
public sealed class WriterLeaseSpecs : IDisposable
{
    private static readonly SqliteJournalOptions Quick = new() { LeaseDuration = TimeSpan.FromMilliseconds(200) };
    private static readonly SqliteJournalOptions Patient = new() { LeaseDuration = TimeSpan.FromSeconds(60) };
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_second_writer_in_the_same_process_is_refused()
    {
        await using var first = await Open(Quick);
        (await Should.ThrowAsync<JournalInUseException>(() => Open(Quick))).Holder.ShouldContain($"process {Environment.ProcessId}");
    }

    [Fact]
    public async Task A_writer_of_another_machine_that_renews_is_honoured_and_named()
    {
        await (await Open(Quick)).DisposeAsync();
        Shell("UPDATE writer_lease SET holder = 'nas-2 process 7', host = 'nas-2', renewed_at = 1");
        var opening = Open(Patient);
        while (!opening.IsCompleted)
        {
            Shell("UPDATE writer_lease SET renewed_at = renewed_at + 1");
            await Task.Yield();
        }

        (await Should.ThrowAsync<JournalInUseException>(() => opening)).Holder.ShouldBe("nas-2 process 7");
    }

    [Fact]
    public async Task A_writer_of_another_machine_that_has_gone_silent_is_followed()
    {
        await (await Open(Quick)).DisposeAsync();
        Shell("UPDATE writer_lease SET holder = 'nas-2 process 7', host = 'nas-2', renewed_at = 1");

        await using var journal = await Open(Quick);
        (await journal.AppendAsync("a", Sample.Events(1, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_writer_that_was_replaced_writes_nothing_more_and_says_by_whom()
    {
        await using var journal = await Open(Quick);
        await journal.AppendAsync("a", Sample.Events(1, 1));
        Shell("UPDATE writer_lease SET holder = 'nas-2 process 7', host = 'nas-2', epoch = epoch + 1");

        (await journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Refused>().Reason.ShouldContain("nas-2 process 7");
        await Should.ThrowAsync<Kiwoom.Actors.Runtime.JournalUnavailableException>(() => journal.SaveSnapshot("a", new StoredSnapshot(1, "state.v1", [1])));
        (await journal.ReadAll("a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_writer_that_leaves_in_order_is_followed_without_a_wait()
    {
        await (await Open(Patient)).DisposeAsync();
        using (var connection = JournalConnection.OpenReader(JournalFile.In(_data.Path)))
            JournalSchema.Number(connection, "SELECT count(*) FROM writer_lease WHERE holder = '' AND host = ''").ShouldBe(1);

        await using var next = await Open(Patient);
    }

    [Fact]
    public async Task A_lease_is_renewed_while_nothing_is_written()
    {
        await using var journal = await Open(Quick);
        var before = Renewed();
        while (Renewed() == before)
            await Task.Yield();
    }

    [Fact]
    public async Task A_database_that_is_no_journal_or_a_newer_one_is_refused()
    {
        await (await Open(Quick)).DisposeAsync();
        Shell("PRAGMA user_version = 99");
        (await Should.ThrowAsync<InvalidDataException>(() => Open(Quick))).Message.ShouldContain("99");
        Shell("PRAGMA user_version = 0");
        (await Should.ThrowAsync<InvalidDataException>(() => Open(Quick))).Message.ShouldContain("not a journal");
    }

    private Task<SqliteJournal> Open(SqliteJournalOptions options) => SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System, options);

    private long Renewed()
    {
        using var connection = JournalConnection.OpenReader(JournalFile.In(_data.Path));
        return JournalSchema.Number(connection, "SELECT renewed_at FROM writer_lease");
    }

    private void Shell(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={JournalFile.In(_data.Path)};Pooling=False");
        connection.Open();
        JournalSchema.Execute(connection, sql);
    }
}
