using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Audit;

/// <summary>An owner who writes the whole journal anew, hashes and heads included, against a head that was published before.</summary>
public sealed class RewrittenHistorySpecs : IDisposable
{
    private const int Rows = 10;
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Property(MaxTest = 15)]
    public Property A_history_written_anew_is_intact_in_itself_and_not_the_one_that_was_signed(PositiveInt place)
    {
        var at = 1 + (place.Get % Rows);
        using var original = new TemporaryDirectory();
        using var rewritten = new TemporaryDirectory();
        Write(original.Path, Sample.Events(1, Rows));
        Write(rewritten.Path, [.. Sample.Events(1, Rows + 2).Select(e => e.SequenceNr == at ? Sample.Event(at, "as the owner would have it") : e)]);
        var signed = Document(original.Path);

        var findings = HeadVerifier.Verify(JournalSource.At(rewritten.Path), [signed]);
        return (JournalVerifier.Verify(rewritten.Path).Outcome == VerifyOutcome.Intact
            && findings is [{ Outcome: VerifyOutcome.Rewritten, PersistenceId: "a", SequenceNr: Rows }]).Label(string.Join("; ", findings));
    }

    [Fact]
    public void A_journal_that_only_grew_is_the_one_that_was_signed()
    {
        Write(_data.Path, Sample.Events(1, Rows));
        var early = Document(_data.Path);
        Write(_data.Path, Sample.Events(Rows + 1, Rows));
        var late = Document(_data.Path);

        HeadVerifier.Verify(JournalSource.At(_data.Path), [early, late]).ShouldBeEmpty();
    }

    [Fact]
    public void The_earliest_head_that_shows_it_is_named()
    {
        using var original = new TemporaryDirectory();
        Write(original.Path, Sample.Events(1, 4));
        var first = Document(original.Path);
        Write(original.Path, Sample.Events(5, 4));
        var second = Document(original.Path);
        Write(_data.Path, [.. Sample.Events(1, 5), .. Sample.Events(6, 5).Select(e => e with { Event = Sample.Event(e.SequenceNr, "other").Event })]);

        HeadVerifier.Verify(JournalSource.At(_data.Path), [first, second]).ShouldHaveSingleItem().SequenceNr.ShouldBe(8);
    }

    [Fact]
    public void A_stream_that_is_gone_or_shorter_is_missed()
    {
        using var original = new TemporaryDirectory();
        Write(original.Path, Sample.Events(1, Rows));
        Write(original.Path, Sample.Events(1, 3), "b");
        Write(_data.Path, Sample.Events(1, Rows - 1));

        HeadVerifier.Verify(JournalSource.At(_data.Path), [Document(original.Path)]).Select(f => (f.PersistenceId, f.Outcome))
            .ShouldBe([("a", VerifyOutcome.Rewritten), ("b", VerifyOutcome.Rewritten)]);
    }

    private static HeadDocument Document(string directory) =>
        new(HeadDocument.CurrentFormat, Sample.Start, HeadDocument.NoPrevious, new JournalReader(directory, Sample.Catalog).Heads());

    private static void Write(string directory, IReadOnlyList<JournaledEvent> events, string stream = "a") => Task.Run(async () =>
    {
        await using var journal = await SqliteJournal.Open(directory, Sample.Catalog, TimeProvider.System);
        (await journal.AppendAsync(stream, events)).ShouldBeOfType<Kiwoom.Actors.Journal.AppendOutcome.Durable>();
    }).GetAwaiter().GetResult();
}
