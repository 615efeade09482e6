using System.Text.Json;
using Kiwoom.Benchmarks.Postgres;
using Kiwoom.Specs.Postgres;
using Npgsql;
using Spectre.Console;

namespace Kiwoom.Benchmarks.Engines;

/// <summary>The two engines side by side on one PostgreSQL that syncs: how many events a second their actors make durable, and what an order takes from the gateway's
/// account actor to SendOrder in the bridge's process. Each engine is a process of its own build; they take turns.</summary>
/// <remarks>The embedded engine is the peer that the Akka engine is held against. Single-row commits with as many clients are the floor of both.</remarks>
public static class EnginesBenchmark
{
    internal const string Name = "engines";

    private const int Events = 20_000;
    private const int OrdersATurn = 30;
    private const int TurnsARun = 4;
    private static readonly (int Accounts, int Window)[] _loads = [(1, 1), (1, 256), (50, 64)];

    public static async Task<int> Run(string[] args)
    {
        if (args is [EngineWork.Verb, var address])
            return await EngineWork.Run(address);
        if (args is [OrderPathBridge.Verb, var code, var bridgeData, var clock])
            return await OrderPathBridge.Run(code, bridgeData, clock);
        if (args is not [var akka, ..] || !File.Exists(akka))
        {
            Console.Error.WriteLine("usage: ./bench.sh engines [RUNS], which builds this program for both engines");
            return 2;
        }

        var runs = args is [_, var given] && int.TryParse(given, out var wanted) ? Math.Max(3, wanted) : 5;
        await using var server = await PostgresServer.Start(sync: true, directory: null, "shared_buffers = 256MB", "max_wal_size = 4GB", "max_connections = 100");
        await using var embedded = await Start(typeof(EnginesBenchmark).Assembly.Location, server);
        await using var other = await Start(akka, server);
        EngineProcess[] engines = [embedded, other];
        string[] names = ["embedded", "akka"];
        var (rates, floors) = (new Dictionary<string, List<double>>(), new Dictionary<int, List<double>>());
        var paths = names.ToDictionary(name => name, _ => new List<double[]>());

        await Measure(Events / 10, keep: false);
        for (var run = 0; run < runs; run++)
            await Measure(Events, keep: true);
        Print(runs, rates, floors, paths);
        return 0;

        async Task Measure(int events, bool keep)
        {
            foreach (var (accounts, window) in _loads)
            {
                var plain = new PlainInserts(await server.NewDatabase());
                await plain.Prepare();
                var (floor, _) = await plain.SingleCommits(accounts, events / 10);
                if (keep)
                    Add(floors, accounts, floor);
                for (var engine = 0; engine < engines.Length; engine++)
                {
                    var rate = await engines[engine].Persist(await server.NewDatabase(), accounts, window == 1 ? events / 10 : events, window);
                    if (keep)
                        Add(rates, $"{names[engine]}_{accounts}_{window}", rate);
                }
            }

            var taken = names.ToDictionary(name => name, _ => new List<double>());
            for (var turn = 0; turn < TurnsARun; turn++)
            {
                for (var engine = 0; engine < engines.Length; engine++)
                    taken[names[engine]].AddRange(await engines[engine].Orders(OrdersATurn));
            }

            foreach (var name in names)
            {
                if (keep)
                    paths[name].Add([.. taken[name].Order()]);
            }
        }
    }

    private static async Task<EngineProcess> Start(string program, PostgresServer server)
    {
        var place = new NpgsqlConnectionStringBuilder(await server.NewDatabase());
        var password = place.Password!;
        place.Password = null;
        return new EngineProcess(program, $"postgresql:{place.ConnectionString}", password);
    }

    private static void Add<TKey>(Dictionary<TKey, List<double>> to, TKey key, double figure)
        where TKey : notnull
    {
        if (!to.TryGetValue(key, out var figures))
            to[key] = figures = [];
        figures.Add(figure);
    }

    private static double At(double[] sorted, double part) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];

    private static void Print(int runs, Dictionary<string, List<double>> rates, Dictionary<int, List<double>> floors, Dictionary<string, List<double[]>> paths)
    {
        var json = new Dictionary<string, object> { ["benchmark"] = Name, ["runs"] = runs, ["processors"] = Environment.ProcessorCount };
        var table = new Table().Title($"Both engines on one PostgreSQL, {runs} runs, medians (min-max)").AddColumns("", "embedded", "akka", "akka / embedded");
        foreach (var (accounts, window) in _loads)
        {
            var (own, other) = (rates[$"embedded_{accounts}_{window}"], rates[$"akka_{accounts}_{window}"]);
            Row($"events/s, {accounts} account(s), {window} of each on their way", $"persist_{accounts}_{window}", own, other, "N0");
            json[$"persist_{accounts}_{window}_embedded_to_single_commit"] = Math.Round(Spread.Of(own.Select((r, i) => r / floors[accounts][i])).Median, 2);
            json[$"persist_{accounts}_{window}_akka_to_single_commit"] = Math.Round(Spread.Of(other.Select((r, i) => r / floors[accounts][i])).Median, 2);
        }

        foreach (var (name, part) in new[] { ("p50", 0.5), ("p99", 0.99) })
            Row($"order path {name} µs", $"order_path_{name}_us", [.. paths["embedded"].Select(r => At(r, part))], [.. paths["akka"].Select(r => At(r, part))], "N0");
        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(json));

        void Row(string title, string key, List<double> own, List<double> other, string format)
        {
            var (left, right, ratio) = (Spread.Of(own), Spread.Of(other), Spread.Of(other.Select((o, i) => o / own[i])));
            table.AddRow(title, Text(left, format), Text(right, format), Text(ratio, "N2"));
            json[$"{key}_embedded"] = Math.Round(left.Median, 1);
            json[$"{key}_akka"] = Math.Round(right.Median, 1);
            json[$"{key}_ratio"] = Math.Round(ratio.Median, 2);
            json[$"{key}_ratio_min"] = Math.Round(ratio.Min, 2);
            json[$"{key}_ratio_max"] = Math.Round(ratio.Max, 2);
        }

        static string Text(Spread spread, string format) => $"{spread.Median.ToString(format)} ({spread.Min.ToString(format)}-{spread.Max.ToString(format)})";
    }
}
