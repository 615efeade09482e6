using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;
using Microsoft.Data.Sqlite;

namespace Kiwoom.Specs.Journal;

/// <summary>Somebody with the database file and a SQLite shell, against the verifier.</summary>
public sealed class VerifierSpecs : IDisposable
{
    private const int Rows = 12;
    private readonly TemporaryDirectory _data = new();

    public VerifierSpecs() => Write("a", "b").GetAwaiter().GetResult();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void An_untouched_journal_is_intact()
    {
        var report = JournalVerifier.Verify(_data.Path);

        report.Outcome.ShouldBe(VerifyOutcome.Intact);
        report.Events.ShouldBe(2 * Rows);
        report.Streams.ShouldBe(2);
    }

    [Fact]
    public async Task A_journal_is_verified_while_it_is_written()
    {
        await using var journal = await SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System);
        await journal.AppendAsync("a", Sample.Events(Rows + 1, 3));

        JournalVerifier.Verify(_data.Path).ShouldSatisfyAllConditions(r => r.Outcome.ShouldBe(VerifyOutcome.Intact), r => r.Events.ShouldBe((2 * Rows) + 3));
    }

    [Fact]
    public void The_triggers_refuse_update_and_delete()
    {
        using var connection = Open();
        foreach (var sql in new[] { "UPDATE event_journal SET manifest = 'x'", "DELETE FROM event_journal" })
            Should.Throw<SqliteException>(() => Execute(connection, sql)).Message.ShouldContain("append-only");
    }

    [Property(MaxTest = 40)]
    public Property A_changed_row_is_named(PositiveInt place, PositiveInt position, byte with)
    {
        var at = Place(place);
        return On(at, connection =>
        {
            var payload = (byte[])Scalar(connection, $"SELECT payload FROM event_journal WHERE persistence_id = 'a' AND sequence_nr = {at}")!;
            var index = position.Get % payload.Length;
            payload[index] = payload[index] == with ? (byte)~with : with;
            Execute(connection, $"UPDATE event_journal SET payload = $p WHERE persistence_id = 'a' AND sequence_nr = {at}", payload);
        }, VerifyOutcome.Changed);
    }

    [Property(MaxTest = 12)]
    public Property A_changed_column_is_named(PositiveInt place, bool tags)
    {
        var at = Place(place);
        return On(at, connection => Execute(connection, $"UPDATE event_journal SET {(tags ? "tags = 'x'" : "manifest = 'sample_noted.v1'")} WHERE persistence_id = 'a' AND sequence_nr = {at}"), VerifyOutcome.Changed);
    }

    [Property(MaxTest = 24)]
    public Property A_removed_row_is_named_whether_or_not_the_rest_moves_up(PositiveInt place, bool moveUp)
    {
        var at = Place(place);
        return On(at, connection =>
        {
            Execute(connection, $"DELETE FROM event_journal WHERE persistence_id = 'a' AND sequence_nr = {at}");
            if (moveUp)
                Shift(connection, at, -1);
        }, VerifyOutcome.Removed);
    }

    [Property(MaxTest = 12)]
    public Property A_removed_tail_is_named_by_its_first_row(PositiveInt place)
    {
        var at = Place(place);
        return On(at, connection => Execute(connection, $"DELETE FROM event_journal WHERE persistence_id = 'a' AND sequence_nr >= {at}"), VerifyOutcome.Removed);
    }

    [Property(MaxTest = 24)]
    public Property A_forged_row_that_chains_to_its_predecessor_is_named(PositiveInt place)
    {
        var at = 1 + (place.Get % (Rows + 1));
        return On(at, connection =>
        {
            var prev = at == 1
                ? new string('0', 64)
                : Convert.ToHexStringLower(RowHash.Of("a", at - 1, "sample_executed.v2", (byte[])Scalar(connection, $"SELECT payload FROM event_journal WHERE persistence_id = 'a' AND sequence_nr = {at - 1}")!));
            Shift(connection, at, +1);
            var forged = $$$"""{"seq":{{{at}}},"at":"2026-08-03T00:00:00.0000000Z","cause":{"command":"c"},"prev":"{{{prev}}}","data":{"text":"forged"}}""";
            Execute(connection, $"INSERT INTO event_journal (persistence_id, sequence_nr, created_at, manifest, payload, serializer_id) VALUES ('a', {at}, 0, 'sample_noted.v1', $p, 1001)", Encoding.UTF8.GetBytes(forged));
        }, VerifyOutcome.Inserted);
    }

    [Property(MaxTest = 24)]
    public Property Two_rows_that_changed_places_are_named(PositiveInt one, PositiveInt other)
    {
        var (low, high) = Pair(one, other);
        return On(low, connection =>
        {
            Execute(connection, $"UPDATE event_journal SET sequence_nr = 1000 WHERE persistence_id = 'a' AND sequence_nr = {low}");
            Execute(connection, $"UPDATE event_journal SET sequence_nr = {low} WHERE persistence_id = 'a' AND sequence_nr = {high}");
            Execute(connection, $"UPDATE event_journal SET sequence_nr = {high} WHERE persistence_id = 'a' AND sequence_nr = 1000");
        }, VerifyOutcome.Reordered);
    }

    [Property(MaxTest = 24)]
    public Property Two_orderings_that_changed_places_are_found(PositiveInt one, PositiveInt other)
    {
        var (low, high) = Pair(one, other);
        return Tampered(connection =>
        {
            var first = (long)Scalar(connection, $"SELECT ordering FROM event_journal WHERE persistence_id = 'a' AND sequence_nr = {low}")!;
            var second = (long)Scalar(connection, $"SELECT ordering FROM event_journal WHERE persistence_id = 'a' AND sequence_nr = {high}")!;
            Execute(connection, $"UPDATE event_journal SET ordering = -1 WHERE ordering = {first}");
            Execute(connection, $"UPDATE event_journal SET ordering = {first} WHERE ordering = {second}");
            Execute(connection, $"UPDATE event_journal SET ordering = {second} WHERE ordering = -1");
        }, report => report.Outcome == VerifyOutcome.Reordered && report.Findings.All(f => f.SequenceNr >= low && f.SequenceNr <= high) && report.Findings.Any(f => f.SequenceNr == low || f.SequenceNr == high));
    }

    [Fact]
    public void A_changed_head_is_told_from_changed_rows()
    {
        Tamper(connection => Execute(connection, "UPDATE journal_head SET sequence_nr = 5 WHERE persistence_id = 'a'"));

        var report = JournalVerifier.Verify(_data.Path);
        report.Outcome.ShouldBe(VerifyOutcome.HeadChanged);
        report.Findings.ShouldHaveSingleItem().PersistenceId.ShouldBe("a");
    }

    [Fact]
    public void A_head_far_beyond_the_rows_is_answered_at_once()
    {
        Tamper(connection => Execute(connection, $"UPDATE journal_head SET sequence_nr = {long.MaxValue} WHERE persistence_id = 'a'"));

        JournalVerifier.Verify(_data.Path).Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            f => f.Outcome.ShouldBe(VerifyOutcome.Removed), f => f.SequenceNr.ShouldBe(Rows + 1));
    }

    [Fact]
    public void A_stream_removed_with_its_head_is_missed()
    {
        Tamper(connection => Execute(connection, "DELETE FROM event_journal WHERE persistence_id = 'b'; DELETE FROM journal_head WHERE persistence_id = 'b'"));

        JournalVerifier.Verify(_data.Path).Outcome.ShouldBe(VerifyOutcome.Removed);
    }

    [Fact]
    public void A_stream_without_a_head_is_found()
    {
        Tamper(connection => Execute(connection, "DELETE FROM journal_head WHERE persistence_id = 'b'"));

        JournalVerifier.Verify(_data.Path).Findings.ShouldHaveSingleItem().Outcome.ShouldBe(VerifyOutcome.HeadChanged);
    }

    [Fact]
    public void A_missing_journal_and_a_file_that_is_none_have_their_own_codes()
    {
        using var empty = new TemporaryDirectory();
        JournalVerifier.Verify(empty.Path).ExitCode.ShouldBe(2);
        File.WriteAllText(JournalFile.In(empty.Path), new string('x', 5000));
        JournalVerifier.Verify(empty.Path).ExitCode.ShouldBe(3);
    }

    private static int Place(PositiveInt place) => 1 + (place.Get % Rows);

    private static (int Low, int High) Pair(PositiveInt one, PositiveInt other)
    {
        var (a, b) = (1 + (one.Get % Rows), 1 + (other.Get % Rows));
        return a == b ? (a == 1 ? 1 : a - 1, a == 1 ? 2 : a) : (Math.Min(a, b), Math.Max(a, b));
    }

    private Property On(int place, Action<SqliteConnection> tamper, VerifyOutcome expected) =>
        Tampered(tamper, report => report.Outcome == expected && report.Findings[0].PersistenceId == "a" && report.Findings[0].SequenceNr == place && report.Findings.All(f => f.Outcome == expected));

    private Property Tampered(Action<SqliteConnection> tamper, Func<VerifyReport, bool> expected)
    {
        using var copy = new TemporaryDirectory();
        File.Copy(JournalFile.In(_data.Path), JournalFile.In(copy.Path));
        Tamper(tamper, copy.Path);
        var report = JournalVerifier.Verify(copy.Path);
        return expected(report).Label($"{report.Outcome}: {string.Join("; ", report.Findings)}");
    }

    private void Tamper(Action<SqliteConnection> tamper, string? directory = null)
    {
        using var connection = Open(directory);
        Execute(connection, "DROP TRIGGER event_journal_refuses_update; DROP TRIGGER event_journal_refuses_delete;");
        tamper(connection);
    }

    /// <summary>Moves all rows of 'a' from a place on, out of the way of the unique index.</summary>
    private static void Shift(SqliteConnection connection, int from, int by)
    {
        Execute(connection, $"UPDATE event_journal SET sequence_nr = sequence_nr + 1000 WHERE persistence_id = 'a' AND sequence_nr >= {from}");
        Execute(connection, $"UPDATE event_journal SET sequence_nr = sequence_nr - 1000 + {by} WHERE persistence_id = 'a' AND sequence_nr >= 1000");
    }

    private async Task Write(params string[] streams)
    {
        await using var journal = await SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System);
        for (var i = 1; i <= Rows; i++)
        {
            foreach (var stream in streams)
                (await journal.AppendAsync(stream, [Sample.Event(i)])).ShouldBeOfType<AppendOutcome.Durable>();
        }
    }

    private SqliteConnection Open(string? directory = null)
    {
        var connection = new SqliteConnection($"Data Source={JournalFile.In(directory ?? _data.Path)};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql, byte[]? payload = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (payload is not null)
            command.Parameters.AddWithValue("$p", payload);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
