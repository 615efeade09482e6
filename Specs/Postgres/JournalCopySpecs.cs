using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Copying;
using Kiwoom.Persistence.Export;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Journal.Samples;

namespace Kiwoom.Specs.Postgres;

/// <summary>A journal moves between the databases.</summary>
[Trait("Category", "Process")]
public sealed class JournalCopySpecs : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private JournalAddress.InPostgres _postgres = null!;

    private JournalAddress.InSqlite Sqlite => new(JournalFile.In(_data.Path));

    public async Task InitializeAsync() => _postgres = new JournalAddress.InPostgres(await (await PostgresServer.Shared).NewDatabase());

    public Task DisposeAsync()
    {
        _data.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task There_and_back_it_is_the_same_journal_and_is_written_on()
    {
        await Fill(Sqlite);
        var (before, steps) = (Export(Sqlite), new List<string>());

        var there = await new JournalCopier().Copy(Sqlite, _postgres, what =>
        {
            steps.Add(what);
            return null;
        });
        using var elsewhere = new TemporaryDirectory();
        var back = new JournalAddress.InSqlite(JournalFile.In(elsewhere.Path));
        await new JournalCopier().Copy(_postgres, back);

        there.ShouldBe(new CopyReport(1_242, 3, 0));
        steps.ShouldBe(["verifying the source", "copying", "verifying the copy"]);
        Export(_postgres).ShouldBe(before);
        Export(back).ShouldBe(before);
        await using var journal = await PostgresJournal.Open(_postgres.ConnectionString, Sample.Catalog, TimeProvider.System);
        (await journal.ReadAll("a")).ShouldBe(Sample.Events(1, 1_200));
        (await journal.AppendAsync("a", Sample.Events(1_201, 1))).ShouldBeOfType<AppendOutcome.Durable>();
        Verify(_postgres).ShouldBe(VerifyOutcome.Intact);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copy_that_was_broken_off_says_so_and_the_same_copy_finishes_it(bool toPostgres)
    {
        using var other = new TemporaryDirectory();
        JournalAddress from = toPostgres ? Sqlite : _postgres, to = toPostgres ? _postgres : new JournalAddress.InSqlite(JournalFile.In(other.Path));
        await Fill(from);
        using var broken = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => new JournalCopier().Copy(
            from, to, what => what == "copying" ? new Once(broken.Cancel) : null, broken.Token));

        (await Should.ThrowAsync<InvalidDataException>(() => Open(to))).Message.ShouldContain("journal copy");
        Verify(to).ShouldBe(VerifyOutcome.Unreadable);
        using (var third = new TemporaryDirectory())
        {
            var another = new JournalAddress.InSqlite(JournalFile.In(third.Path));
            await using (var journal = await Open(another))
                await journal.AppendAsync("b", Sample.Events(1, 2_000));
            (await Should.ThrowAsync<CopyRefusedException>(() => new JournalCopier().Copy(another, to))).Message.ShouldContain("another journal");
        }

        (await new JournalCopier().Copy(from, to)).Continued.ShouldBe(1_000);
        Export(to).ShouldBe(Export(from));
        Verify(to).ShouldBe(VerifyOutcome.Intact);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_target_that_holds_events_is_refused_and_unchanged(bool toPostgres)
    {
        JournalAddress from = toPostgres ? Sqlite : _postgres, to = toPostgres ? _postgres : Sqlite;
        await Fill(from);
        await using (var journal = await Open(to))
            await journal.AppendAsync("a", Sample.Events(1, 2));
        var before = Export(to);

        (await Should.ThrowAsync<CopyRefusedException>(() => new JournalCopier().Copy(from, to))).Message.ShouldContain("2 events");
        Export(to).ShouldBe(before);
    }

    [Fact]
    public async Task A_journal_with_a_writer_and_one_that_is_not_intact_are_not_copied()
    {
        await Fill(Sqlite);
        var impatient = new JournalCopier(new PostgresJournalOptions { LeaseDuration = TimeSpan.FromSeconds(30) });
        await using (await PostgresJournal.Open(_postgres.ConnectionString, Sample.Catalog, TimeProvider.System, new PostgresJournalOptions { LeaseDuration = TimeSpan.FromMilliseconds(300) }))
            await Should.ThrowAsync<JournalInUseException>(() => impatient.Copy(Sqlite, _postgres));
        await using (await Open(Sqlite))
            await Should.ThrowAsync<JournalInUseException>(() => impatient.Copy(Sqlite, _postgres));

        using (var connection = JournalConnection.OpenWriter(Sqlite.File, TimeSpan.FromSeconds(5), create: false))
            JournalSchema.Execute(connection, "DROP TRIGGER event_journal_refuses_delete; DELETE FROM event_journal WHERE sequence_nr = 7");
        (await Should.ThrowAsync<CopyRefusedException>(() => impatient.Copy(Sqlite, _postgres))).Message.ShouldContain("not intact");
        Verify(_postgres).ShouldBe(VerifyOutcome.Intact);
        await Should.ThrowAsync<FileNotFoundException>(() => impatient.Copy(new JournalAddress.InSqlite(Path.Combine(_data.Path, "nothing.db")), _postgres));
    }

    private static async Task Fill(JournalAddress address)
    {
        await using var journal = await Open(address);
        var told = new List<Task<AppendOutcome>> { journal.AppendAsync("삼성 'x'", [new JournaledEvent(1, Sample.Start, new Cause(CommandId.Parse("c")), new SampleNoted("매수 \0 😀"))]) };
        for (var i = 0; i < 1_200; i += 30)
            told.Add(journal.AppendAsync("a", Sample.Events(i + 1, 30)));
        told.Add(journal.AppendAsync("b", Sample.Events(1, 41)));
        (await Task.WhenAll(told)).ShouldAllBe(outcome => outcome is AppendOutcome.Durable);
    }

    private static async Task<IDurableJournal> Open(JournalAddress address) => address is JournalAddress.InPostgres postgres
        ? await PostgresJournal.Open(postgres.ConnectionString, Sample.Catalog, TimeProvider.System)
        : await SqliteJournal.Open(((JournalAddress.InSqlite)address).File, Sample.Catalog, TimeProvider.System);

    private static string Export(JournalAddress address)
    {
        var output = new StringWriter();
        JournalExporter.Export(JournalSource.At(address), new ExportOptions(), output);
        return output.ToString();
    }

    private static VerifyOutcome Verify(JournalAddress address) => JournalVerifier.Verify(JournalSource.At(address)).Outcome;

    private sealed class Once(Action action) : IProgress<JournalProgress>
    {
        public void Report(JournalProgress value) => action();
    }
}
