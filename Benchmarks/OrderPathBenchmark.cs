using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>From PlaceOrder received by the gateway's account actor to SendOrder called in the bridge's process, durable before each hop, against
/// the floor measured in the same run: two durable commits and one link round trip.</summary>
public static class OrderPathBenchmark
{
    private const int OrdersARun = 180;

    public static async Task<int> Run(string[] args)
    {
        if (args is [OrderPathBridge.Verb, var code, var bridgeData, var clock])
            return await OrderPathBridge.Run(code, bridgeData, clock);

        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        await using var rig = await OrderPathRig.Start("order-path");
        await using var echo = await LinkGatewayHost.Start("link", conflate: true);
        await Place(rig, "warm", OrdersARun);
        var (path, floor, commits, trips) = (new List<double[]>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            // In turns, so that whatever else the machine does falls on both.
            var (commit, trip) = (new List<double>(), new List<double>());
            var taken = new List<double>();
            for (var turn = 0; turn < 6; turn++)
            {
                commit.AddRange(Commits(rig.Data, OrdersARun / 6));
                trip.AddRange(await echo.EchoRoundTrips(OrdersARun / 6));
                taken.AddRange(await Place(rig, $"r{run}t{turn}", OrdersARun / 6));
            }

            path.Add([.. taken.Order()]);
            commits.Add(At([.. commit.Order()], 0.5));
            trips.Add(At([.. trip.Order()], 0.5));
            floor.Add((2 * commits[^1]) + trips[^1]);
        }

        Print(runs, path, floor, commits, trips);
        return 0;
    }

    private static async Task<IReadOnlyList<double>> Place(OrderPathRig rig, string name, int count)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            times.Add(await rig.Place($"{name}-{i}"));
            await Task.Delay(OrderPathRig.Pause);
        }

        return times;
    }

    // What one durable commit costs here: one row, as long as an event of the journal, on the same disk.
    private static List<double> Commits(DirectoryInfo data, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data.FullName, "floor.sqlite")}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS floor (n INTEGER PRIMARY KEY, payload BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO floor (payload) VALUES ($payload)";
        insert.Parameters.AddWithValue("$payload", new byte[400]);
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var since = Stopwatch.GetTimestamp();
            insert.ExecuteNonQuery();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMicroseconds);
        }

        return times;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static double At(double[] sorted, double part) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];

    private static void Print(int runs, List<double[]> path, List<double> floor, List<double> commits, List<double> trips)
    {
        var (p50, p99) = (Spread.Of(path.Select(r => At(r, 0.5))), Spread.Of(path.Select(r => At(r, 0.99))));
        var (low, commit, trip) = (Spread.Of(floor), Spread.Of(commits), Spread.Of(trips));
        var ratio = Spread.Of(path.Select((r, i) => At(r, 0.5) / floor[i]));
        var table = new Table().Title($"Order path: PlaceOrder to SendOrder, {OrdersARun} orders a run, {runs} runs, two processes").AddColumns("", "min", "median", "max");
        Row("p50 µs", p50);
        Row("p99 µs", p99);
        Row("one durable commit µs (p50)", commit);
        Row("one link round trip µs (p50)", trip);
        Row("floor: two commits and one round trip µs", low);
        table.AddRow("p50 / floor", $"{ratio.Min:N2}", $"{ratio.Median:N2}", $"{ratio.Max:N2}");
        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "order-path",
            ["runs"] = runs,
            ["processors"] = Environment.ProcessorCount,
            ["p50_us"] = Math.Round(p50.Median, 1),
            ["p50_us_min"] = Math.Round(p50.Min, 1),
            ["p50_us_max"] = Math.Round(p50.Max, 1),
            ["p99_us"] = Math.Round(p99.Median, 1),
            ["floor_p50_us"] = Math.Round(low.Median, 1),
            ["commit_p50_us"] = Math.Round(commit.Median, 1),
            ["round_trip_p50_us"] = Math.Round(trip.Median, 1),
            ["ratio_p50"] = Math.Round(ratio.Median, 2),
            ["ratio_p50_min"] = Math.Round(ratio.Min, 2),
            ["ratio_p50_max"] = Math.Round(ratio.Max, 2),
        }));

        void Row(string name, Spread spread) => table.AddRow(name, $"{spread.Min:N0}", $"{spread.Median:N0}", $"{spread.Max:N0}");
    }
}
