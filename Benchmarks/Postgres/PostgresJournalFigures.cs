using System.Text.Json;
using Spectre.Console;

namespace Kiwoom.Benchmarks.Postgres;

/// <summary>What was measured, run by run: a table for people, then one line of JSON.</summary>
public sealed class PostgresJournalFigures(int runs, int payloadBytes, int window)
{
    private const string Best = "best_batch_";
    private readonly Dictionary<string, List<double>> _perSecond = [];
    private readonly Dictionary<string, List<double>> _waits = [];

    public void Add(string name, double perSecond, double[] waits)
    {
        ListOf(_perSecond, name).Add(perSecond);
        ListOf(_waits, name).AddRange(waits);
    }

    public void Print()
    {
        var single = MedianOf("single_commit_1");
        var best = _perSecond.Keys.Where(name => name.StartsWith(Best, StringComparison.Ordinal)).Max(MedianOf);
        var table = new Table().Title($"PostgreSQL journal: durable events/s, {payloadBytes}-byte payload, fsync on, {runs} runs")
            .AddColumns("", "min", "median", "max", "to one client's commits", "to the best batch", "p50 µs", "p99 µs");
        var figures = new Dictionary<string, object>
        {
            ["benchmark"] = "postgres-journal",
            ["runs"] = runs,
            ["payload_bytes"] = payloadBytes,
            ["window"] = window,
            ["processors"] = Environment.ProcessorCount,
        };
        foreach (var name in _perSecond.Keys)
        {
            var spread = Spread.Of(_perSecond[name]);
            var waits = _waits[name].Order().ToArray();
            table.AddRow(
                name.Replace('_', ' '), $"{spread.Min:N0}", $"{spread.Median:N0}", $"{spread.Max:N0}", $"{spread.Median / single:N2}", $"{spread.Median / best:N2}", Text(waits, 0.5), Text(waits, 0.99));
            figures[$"{name}_per_second"] = Math.Round(spread.Median);
            figures[$"{name}_per_second_min"] = Math.Round(spread.Min);
            figures[$"{name}_per_second_max"] = Math.Round(spread.Max);
            if (waits.Length > 0)
                (figures[$"{name}_p50_us"], figures[$"{name}_p99_us"]) = (Math.Round(At(waits, 0.5)), Math.Round(At(waits, 0.99)));
        }

        foreach (var name in _perSecond.Keys.Where(name => name.StartsWith("accounts_", StringComparison.Ordinal)))
        {
            var accounts = name["accounts_".Length..];
            figures[$"ratio_{accounts}_accounts_to_single_commit"] = Math.Round(MedianOf(name) / single, 2);
            figures[$"ratio_{accounts}_accounts_to_{accounts}_clients"] = Math.Round(MedianOf(name) / MedianOf($"single_commit_{accounts}"), 2);
            figures[$"ratio_{accounts}_accounts_to_best_batch"] = Math.Round(MedianOf(name) / best, 2);
            figures[$"ratio_{accounts}_accounts_latency_to_{accounts}_clients"] = Math.Round(Middle(_waits[name]) / Middle(_waits[$"single_commit_{accounts}"]), 2);
        }

        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(figures));
    }

    private double MedianOf(string name) => Spread.Of(_perSecond[name]).Median;

    private static double Middle(List<double> waits) => At([.. waits.Order()], 0.5);

    private static string Text(double[] sorted, double part) => sorted.Length == 0 ? "" : $"{At(sorted, part):N0}";

    private static double At(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];

    private static List<double> ListOf(Dictionary<string, List<double>> lists, string name)
    {
        if (!lists.TryGetValue(name, out var list))
            lists[name] = list = [];
        return list;
    }
}
