using System.Text.Json.Nodes;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Export;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Specs.Journal;

/// <summary>Replay, export and the readable view on one small journal.</summary>
public sealed class JournalReaderSpecs : IDisposable
{
    private static readonly DateTimeOffset WrittenAt = new(2026, 8, 3, 1, 2, 3, TimeSpan.Zero);
    private readonly TemporaryDirectory _data = new();

    public JournalReaderSpecs() => Write().GetAwaiter().GetResult();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_streams_are_folded_in_the_order_of_their_commits(bool verify)
    {
        var folded = new List<(string, JournaledEvent)>();
        var progress = new Reports();

        var summary = Reader.Replay(new ReplayOptions { VerifyHashes = verify }, (stream, journaled) => folded.Add((stream, journaled)), progress);

        folded.ShouldBe([.. Sample.Events(1, 4).Select(e => ("a", e)), .. Sample.Events(1, 2).Select(e => ("b", e)), .. Sample.Events(5, 2).Select(e => ("a", e))]);
        summary.ShouldBe(new ReplaySummary(8, 2, Sample.Event(1).At, Sample.Event(6).At));
        progress.Last.ShouldBe(new JournalProgress(8, 8));
        Reader.Streams().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void One_stream_is_folded_up_to_an_instant()
    {
        var folded = new List<JournaledEvent>();

        var summary = Reader.Replay(new ReplayOptions { PersistenceId = "a", Until = Sample.Event(3).At }, (_, journaled) => folded.Add(journaled));

        folded.ShouldBe(Sample.Events(1, 3));
        summary.Events.ShouldBe(3);
        Reader.Replay(new ReplayOptions { PersistenceId = "nobody" }, (_, _) => throw new InvalidOperationException()).ShouldBe(new ReplaySummary(0, 0, null, null));
    }

    [Theory]
    [InlineData("DELETE FROM event_journal WHERE persistence_id = 'a' AND sequence_nr = 3", 3, false)]
    [InlineData("DELETE FROM event_journal WHERE persistence_id = 'a' AND sequence_nr = 6", 6, false)]
    [InlineData("UPDATE event_journal SET payload = replace(payload, '71302', '71303') WHERE persistence_id = 'a'", 3, true)]
    [InlineData("UPDATE event_journal SET payload = 'x' WHERE persistence_id = 'a' AND sequence_nr = 2", 2, false)]
    [InlineData("UPDATE event_journal SET manifest = 'of_tomorrow.v1' WHERE persistence_id = 'a' AND sequence_nr = 4", 4, false)]
    public void A_journal_that_was_tampered_with_is_not_replayed_to_its_end(string tampering, long at, bool onlyByHash)
    {
        Tamper(tampering);

        Should.Throw<JournalCorruptException>(() => Replay(verify: true)).SequenceNr.ShouldBe(at);
        if (onlyByHash)
            Replay(verify: false);
        else
            Should.Throw<JournalCorruptException>(() => Replay(verify: false)).SequenceNr.ShouldBe(at);
    }

    [Fact]
    public void A_journal_without_write_permission_on_its_directory_is_read()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_data.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Replay(verify: true).Events.ShouldBe(8);
        }
        finally
        {
            File.SetUnixFileMode(_data.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_missing_journal_is_said_to_be_missing()
    {
        using var empty = new TemporaryDirectory();
        Should.Throw<FileNotFoundException>(() => new JournalReader(empty.Path, Sample.Catalog).Replay(new ReplayOptions(), (_, _) => { })).Message.ShouldContain("no journal");
    }

    [Fact]
    public void An_export_is_one_json_line_an_event_whose_hashes_chain()
    {
        var lines = Export(new ExportOptions { PersistenceId = "a" });

        lines.Count.ShouldBe(6);
        lines[0]["prev"]!.GetValue<string>().ShouldBe(new string('0', 64));
        for (var i = 1; i < lines.Count; i++)
            lines[i]["prev"]!.GetValue<string>().ShouldBe(lines[i - 1]["hash"]!.GetValue<string>());
        var second = lines[1];
        ((long)second["ordering"]!, (string)second["persistence_id"]!, (long)second["sequence_nr"]!, (string)second["manifest"]!).ShouldBe((2L, "a", 2L, "sample_executed.v2"));
        DateTimeOffset.Parse((string)second["at"]!).ShouldBe(Sample.Event(2).At);
        ((string)second["cause"]!["user"]!, (string)second["data"]!["symbol"]!).ShouldBe(("kim", "005930"));
    }

    [Fact]
    public void An_export_is_filtered_by_instant_continued_by_ordering_and_bounded()
    {
        Numbers(new ExportOptions { From = Sample.Event(2).At, Until = Sample.Event(4).At }).ShouldBe([2, 3, 4, 2]);
        Numbers(new ExportOptions { AfterOrdering = 6 }).ShouldBe([5, 6]);
        Numbers(new ExportOptions { Limit = 3 }).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void The_view_shows_the_payload_to_people()
    {
        using var connection = JournalConnection.OpenReader(JournalFile.In(_data.Path));
        using var row = new SqliteStatement(connection, "SELECT at, command, user, strategy, data ->> '$.price', manifest FROM journal_readable WHERE persistence_id = 'a' AND sequence_nr = 2");
        row.Step().ShouldBeTrue();
        new[] { row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5) }
            .ShouldBe(["2026-08-03T00:00:00.0020000Z", "c-2", "kim", "momentum", "71302", "sample_executed.v2"]);
    }

    [Fact]
    public void Created_at_is_in_ticks_of_the_clock_that_was_given()
    {
        using var connection = JournalConnection.OpenReader(JournalFile.In(_data.Path));
        JournalSchema.Number(connection, "SELECT count(*) FROM event_journal").ShouldBe(JournalSchema.Number(connection, $"SELECT count(*) FROM event_journal WHERE created_at = {WrittenAt.UtcTicks}"));
    }

    private JournalReader Reader => new(_data.Path, Sample.Catalog);

    private ReplaySummary Replay(bool verify) => Reader.Replay(new ReplayOptions { VerifyHashes = verify }, (_, _) => { });

    private List<JsonNode> Export(ExportOptions options)
    {
        var output = new StringWriter();
        var count = JournalExporter.Export(JournalSource.At(_data.Path), options, output);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe((int)count);
        return [.. lines.Select(line => JsonNode.Parse(line)!)];
    }

    private IEnumerable<long> Numbers(ExportOptions options) => Export(options).Select(line => (long)line["sequence_nr"]!);

    private async Task Write()
    {
        await using var journal = await SqliteJournal.Open(_data.Path, Sample.Catalog, new StoppedClock());
        await journal.AppendAsync("a", Sample.Events(1, 4));
        await journal.AppendAsync("b", Sample.Events(1, 2));
        await journal.AppendAsync("a", Sample.Events(5, 2));
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={JournalFile.In(_data.Path)};Pooling=False");
        connection.Open();
        JournalSchema.Execute(connection, $"DROP TRIGGER event_journal_refuses_update; DROP TRIGGER event_journal_refuses_delete; {sql}");
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => WrittenAt;
    }

    private sealed class Reports : IProgress<JournalProgress>
    {
        public JournalProgress Last { get; private set; }

        public void Report(JournalProgress value) => Last = value;
    }
}
