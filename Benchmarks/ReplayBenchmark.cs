using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>Events a second read from the journal, decoded and folded into positions by symbol and strategy, on one core, with and
/// without each row held against its hash. The floor is the same rows only read. Processor time counts all threads of the process, and
/// tells the speed on a machine that others use too.</summary>
public static class ReplayBenchmark
{
    private const int Accounts = 4;
    private const int PerAccount = 75_000;
    private const int BatchSize = 500;

    public static async Task<int> Run(string[] args)
    {
        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        var directory = Directory.CreateTempSubdirectory("kiwoom-bench-replay-");
        try
        {
            await Write(directory.FullName);
            var reader = new JournalReader(directory.FullName, SampleExecution.Catalog);
            for (var i = 0; i < 2; i++)
            {
                Replay(reader, verify: false);
                Replay(reader, verify: true);
            }

            var (floor, plain, verified) = (new List<double>(), new List<double>(), new List<double>());
            var perCpuSecond = new List<double>();
            for (var run = 0; run < runs; run++)
            {
                floor.Add(ReadOnly(JournalFile.In(directory.FullName)));
                var before = Environment.CpuUsage.TotalTime;
                plain.Add(Replay(reader, verify: false));
                perCpuSecond.Add(Accounts * PerAccount / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
                verified.Add(Replay(reader, verify: true));
            }

            Print(runs, Spread.Of(floor), Spread.Of(plain), Spread.Of(verified), Spread.Of(perCpuSecond));
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static double Replay(JournalReader reader, bool verify)
    {
        var quantities = new Dictionary<(string Account, string Symbol), long>();
        var start = Stopwatch.GetTimestamp();
        var summary = reader.Replay(new ReplayOptions { VerifyHashes = verify }, (account, journaled) =>
        {
            var execution = (SampleExecution)journaled.Event;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(quantities, (account, execution.Symbol.Value), out _) += execution.Side == "buy" ? execution.LastQuantity : -execution.LastQuantity;
        });
        var rate = summary.Events / Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (summary.Events != Accounts * PerAccount || quantities.Values.Sum() != Accounts * PerAccount * 10L)
            throw new InvalidOperationException("the replay folded something else than was written");
        return rate;
    }

    private static double ReadOnly(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT ordering, persistence_id, sequence_nr, manifest, payload FROM event_journal ORDER BY ordering";
        var (rows, bytes) = (0L, 0L);
        var start = Stopwatch.GetTimestamp();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rows++;
                bytes += reader.GetFieldValue<byte[]>(4).Length;
            }
        }

        return bytes > 0 ? rows / Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InvalidOperationException("nothing was read");
    }

    private static async Task Write(string directory)
    {
        await using var journal = await SqliteJournal.Open(directory, SampleExecution.Catalog, TimeProvider.System);
        for (var first = 1; first <= PerAccount; first += BatchSize)
        {
            var batch = Enumerable.Range(first, BatchSize).Select(number => SampleExecution.At(number)).ToList();
            var done = Enumerable.Range(0, Accounts).Select(account =>
            {
                var outcome = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
                journal.Append($"account-{8_012_345_600 + account}", batch, outcome.SetResult);
                return outcome.Task;
            });
            if ((await Task.WhenAll(done)).Any(outcome => outcome is not AppendOutcome.Durable))
                throw new InvalidOperationException("the journal refused");
        }
    }

    private static void Print(int runs, Spread floor, Spread plain, Spread verified, Spread perCpuSecond)
    {
        var table = new Table().Title($"Replay: events/s on one core, {Accounts * PerAccount:N0} events, {runs} runs").AddColumns("", "min", "median", "max", "ratio of medians");
        foreach (var (name, spread) in new[] { ("rows only read, Microsoft.Data.Sqlite (floor)", floor), ("decode and fold", plain), ("decode, fold and verify", verified), ("decode and fold, per second of processor time", perCpuSecond) })
            table.AddRow(name, $"{spread.Min:N0}", $"{spread.Median:N0}", $"{spread.Max:N0}", $"{spread.Median / floor.Median:N2}");
        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "replay",
            ["runs"] = runs,
            ["events"] = Accounts * PerAccount,
            ["events_per_second"] = Math.Round(plain.Median),
            ["events_per_second_min"] = Math.Round(plain.Min),
            ["events_per_second_max"] = Math.Round(plain.Max),
            ["events_per_cpu_second"] = Math.Round(perCpuSecond.Median),
            ["verified_events_per_second"] = Math.Round(verified.Median),
            ["verified_events_per_second_min"] = Math.Round(verified.Min),
            ["verified_events_per_second_max"] = Math.Round(verified.Max),
            ["read_only_events_per_second"] = Math.Round(floor.Median),
            ["ratio_replay_to_read_only"] = Math.Round(plain.Median / floor.Median, 3),
            ["ratio_verified_to_plain"] = Math.Round(verified.Median / plain.Median, 3),
        }));
    }
}
