using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Simulation;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>Trading days a second of the whole system in one process, on one thread and virtual time: exchange, Kiwoom, bridge, link, account and a
/// momentum strategy on five issues. The floor is the same days of the exchange and Kiwoom's quotes with nobody trading.</summary>
public static class SimulationBenchmark
{
    public static Task<int> Run(string[] args)
    {
        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        Day(seed: 0, hasStrategy: true);
        var (days, floors, deliveries) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            floors.Add(1 / Day((ulong)run + 1, hasStrategy: false).Seconds);
            var (seconds, world) = Day((ulong)run + 1, hasStrategy: true);
            days.Add(1 / seconds);
            deliveries.Add(world.Deliveries / seconds);
        }

        var (rate, floor, delivered) = (Spread.Of(days), Spread.Of(floors), Spread.Of(deliveries));
        var table = new Table().Title($"Deterministic simulation, {runs} runs of one trading day").AddColumns("", "min", "median", "max");
        table.AddRow("trading days a second", $"{rate.Min:N2}", $"{rate.Median:N2}", $"{rate.Max:N2}");
        table.AddRow("with nobody trading (floor)", $"{floor.Min:N2}", $"{floor.Median:N2}", $"{floor.Max:N2}");
        table.AddRow("deliveries a second", $"{delivered.Min:N0}", $"{delivered.Median:N0}", $"{delivered.Max:N0}");
        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "simulation",
            ["runs"] = runs,
            ["trading_days_per_second"] = Math.Round(rate.Median, 3),
            ["trading_days_per_second_min"] = Math.Round(rate.Min, 3),
            ["trading_days_per_second_max"] = Math.Round(rate.Max, 3),
            ["floor_trading_days_per_second"] = Math.Round(floor.Median, 3),
            ["ratio_to_floor"] = Math.Round(rate.Median / floor.Median, 2),
            ["deliveries_per_second"] = Math.Round(delivered.Median),
        }));
        return Task.FromResult(0);
    }

    private static (double Seconds, TradingWorld World) Day(ulong seed, bool hasStrategy)
    {
        var since = Stopwatch.GetTimestamp();
        var world = new TradingWorld(new WorldOptions { Seed = seed, HasStrategy = hasStrategy });
        world.RunDay();
        return (Stopwatch.GetElapsedTime(since).TotalSeconds, world);
    }
}
