using System.Diagnostics;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Specs.Journal;

/// <summary>Real processes, killed for real.</summary>
public sealed class JournalProcessSpecs : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_completed_before_a_kill_is_there_after_it(bool insideACompletion)
    {
        var completed = new Dictionary<string, long>();
        for (var round = 1; round <= 4; round++)
        {
            var wanted = 37 * round;
            using var appender = insideACompletion ? ChildProcess.Start("journal-appender", _data.Path, $"{wanted}") : ChildProcess.Start("journal-appender", _data.Path);
            var lines = 0;
            while (lines < wanted && await Line(appender) is { } line)
            {
                Note(line);
                lines++;
            }

            if (!insideACompletion)
                appender.Kill();
            while (await Line(appender) is { } line)
                Note(line);
            await appender.WaitForExitAsync();
            lines.ShouldBe(wanted, await appender.StandardError.ReadToEndAsync());

            var there = new Dictionary<string, long>();
            new JournalReader(_data.Path, Sample.Catalog).Replay(new ReplayOptions { VerifyHashes = true }, (stream, journaled) => there[stream] = journaled.SequenceNr);
            foreach (var (stream, last) in completed)
                there[stream].ShouldBeGreaterThanOrEqualTo(last);
            JournalVerifier.Verify(_data.Path).Outcome.ShouldBe(VerifyOutcome.Intact);
        }

        completed.Count.ShouldBe(JournalAppender.Streams);

        void Note(string line)
        {
            // The kill may cut the last line short; a number cut short is a smaller claim, a name cut short is none.
            if (line.Split(' ') is [['s', _] stream, var number] && long.TryParse(number, out var last))
                completed[stream] = Math.Max(completed.GetValueOrDefault(stream), last);
        }
    }

    [Fact]
    public async Task A_second_writer_is_refused_by_name_readers_are_not_and_a_dead_writer_is_followed_at_once()
    {
        using (var first = ChildProcess.Start("journal-appender", _data.Path))
        {
            (await Line(first)).ShouldNotBeNull();

            var refusal = await Should.ThrowAsync<JournalInUseException>(() => SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System));
            refusal.Holder.ShouldContain($"process {first.Id} ");
            refusal.Message.ShouldContain("only one process may write");
            new JournalReader(_data.Path, Sample.Catalog).Replay(new ReplayOptions(), (_, _) => { }).Events.ShouldBeGreaterThan(0);

            first.Kill();
            await first.WaitForExitAsync();
        }

        await using var second = await SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System);
        var next = (await second.ReadAll("s0")).Count + 1;
        (await second.AppendAsync("s0", Sample.Events(next, 1))).ShouldBeOfType<Kiwoom.Actors.Journal.AppendOutcome.Durable>();
    }

    private static Task<string?> Line(Process process) => process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60));
}
