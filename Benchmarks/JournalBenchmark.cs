using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>Durable events a second through the journal, against one row a commit through Microsoft.Data.Sqlite with the same
/// payload, file system, journal mode and <c>synchronous=FULL</c>, in the same run and taking turns.</summary>
/// <remarks>Each account appends one event at a time and has up to <see cref="WindowedAppends.Window"/> of them on their way, as an actor that decides
/// ahead of the disk has (the engine's default allows 1024).</remarks>
public static class JournalBenchmark
{
    private const int SingleCommits = 2_000;
    private const int Events = 60_000;
    private static readonly int[] Accounts = [1, 50, 200];

    public static async Task<int> Run(string[] args)
    {
        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        var directory = Directory.CreateTempSubdirectory("kiwoom-bench-journal-");
        try
        {
            var single = new List<double>();
            var group = Accounts.ToDictionary(accounts => accounts, _ => new List<double>());
            SingleRowCommits(directory, "warm-up", SingleCommits / 10);
            await GroupCommits(directory, "warm-up-group", 50, Events / 4);
            for (var run = 0; run < runs; run++)
            {
                single.Add(SingleRowCommits(directory, $"single-{run}", SingleCommits));
                foreach (var accounts in Accounts)
                    group[accounts].Add(await GroupCommits(directory, $"group-{accounts}-{run}", accounts, Events));
            }

            Print(runs, Spread.Of(single), group.ToDictionary(g => g.Key, g => Spread.Of(g.Value)));
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static double SingleRowCommits(DirectoryInfo directory, string name, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, name)}.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE event (ordering INTEGER PRIMARY KEY, persistence_id TEXT, sequence_nr INTEGER, payload BLOB, UNIQUE (persistence_id, sequence_nr))";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO event (persistence_id, sequence_nr, payload) VALUES ('account-8012345611', $n, $p)";
        var number = command.Parameters.Add("$n", SqliteType.Integer);
        command.Parameters.AddWithValue("$p", Payload());
        command.Prepare();
        var start = Stopwatch.GetTimestamp();
        for (var i = 1; i <= count; i++)
        {
            number.Value = i;
            command.ExecuteNonQuery();
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> GroupCommits(DirectoryInfo directory, string name, int accounts, int events)
    {
        await using var journal = await SqliteJournal.Open(Path.Combine(directory.FullName, name), SampleExecution.Catalog, TimeProvider.System);
        var perAccount = events / accounts;
        var start = Stopwatch.GetTimestamp();
        await WindowedAppends.Run(journal, accounts, perAccount);
        return perAccount * accounts / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static byte[] Payload()
    {
        using var encoder = new EnvelopeEncoder(SampleExecution.Catalog);
        var payload = new System.Buffers.ArrayBufferWriter<byte>();
        encoder.Encode(SampleExecution.At(1), RowHash.Genesis, payload);
        return payload.WrittenSpan.ToArray();
    }

    private static void Print(int runs, Spread single, Dictionary<int, Spread> group)
    {
        var bytes = Payload().Length;
        var table = new Table().Title($"Journal: durable events/s, {bytes}-byte payload, synchronous=FULL, {runs} runs").AddColumns("", "min", "median", "max", "ratio of medians");
        table.AddRow("one row a commit (floor)", $"{single.Min:N0}", $"{single.Median:N0}", $"{single.Max:N0}", "1.0");
        foreach (var (accounts, spread) in group)
            table.AddRow($"{accounts} {(accounts == 1 ? "account" : "accounts")}, {WindowedAppends.Window} on their way each", $"{spread.Min:N0}", $"{spread.Median:N0}", $"{spread.Max:N0}", $"{spread.Median / single.Median:N1}");
        AnsiConsole.Write(table);

        var figures = new Dictionary<string, object> { ["benchmark"] = "journal", ["runs"] = runs, ["payload_bytes"] = bytes, ["window"] = WindowedAppends.Window, ["processors"] = Environment.ProcessorCount };
        Add("single_commit", single);
        foreach (var (accounts, spread) in group)
        {
            Add($"accounts_{accounts}", spread);
            figures[$"ratio_{accounts}_to_single_commit"] = Math.Round(spread.Median / single.Median, 2);
        }

        Console.WriteLine(JsonSerializer.Serialize(figures));

        void Add(string name, Spread spread)
        {
            figures[$"{name}_events_per_second"] = Math.Round(spread.Median);
            figures[$"{name}_events_per_second_min"] = Math.Round(spread.Min);
            figures[$"{name}_events_per_second_max"] = Math.Round(spread.Max);
        }
    }
}
