using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Postgres;

/// <summary>Any batches over a few streams, right ones and wrong ones, all on their way at once, come to what a list would come to.</summary>
[Trait("Category", "Process")]
public sealed class PostgresModelSpecs : IAsyncLifetime
{
    private string _database = null!;
    private PostgresJournal _journal = null!;
    private int _run;

    public async Task InitializeAsync()
    {
        _database = await (await PostgresServer.Shared).NewDatabase();
        _journal = await PostgresJournal.Open(_database, Sample.Catalog, TimeProvider.System, new PostgresJournalOptions { MaxEventsPerCommit = 8 });
    }

    public async Task DisposeAsync() => await _journal.DisposeAsync();

    [Property(MaxTest = 25)]
    public void A_journal_is_what_a_list_of_its_accepted_batches_is(NonEmptyArray<(byte Stream, byte Skip, byte Count)> batches)
    {
        var run = _run++;
        var model = new long[3];
        var expected = new List<bool>();
        var told = new List<Task<AppendOutcome>>();
        foreach (var (stream, skip, count) in batches.Get)
        {
            // One batch in eight does not follow, one is empty.
            var (at, wanted, off) = (stream % 3, count % 5, skip % 8 == 0 ? (skip / 8 % 3) + 1 : 0);
            var first = model[at] + 1 + off;
            told.Add(_journal.AppendAsync($"run-{run}-{at}", Sample.Events(first, wanted)));
            expected.Add(off == 0 && wanted > 0);
            if (expected[^1])
                model[at] += wanted;
        }

        var outcomes = Task.WhenAll(told).GetAwaiter().GetResult();
        outcomes.Select(outcome => outcome is AppendOutcome.Durable).ShouldBe(expected);
        for (var at = 0; at < model.Length; at++)
            _journal.ReadAll($"run-{run}-{at}").GetAwaiter().GetResult().ShouldBe(Sample.Events(1, (int)model[at]));
        JournalVerifier.Verify(JournalSource.At(new JournalAddress.InPostgres(_database))).Outcome.ShouldBe(VerifyOutcome.Intact);
    }
}
