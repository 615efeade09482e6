using System.Text.Json;
using Kiwoom.Simulation.Runs;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>Seeds a minute of the deterministic simulation and faults a seed, on all cores. The floor is the same seeds without any fault: what the
/// worlds themselves cost.</summary>
public static class SimulationBenchmark
{
    private const ulong SeedsARun = 200;

    public static Task<int> Run(string[] args)
    {
        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        SeedRange.Run(1, 20, calm: false, Environment.ProcessorCount, int.MaxValue, (_, _) => { });
        var (rates, floors, faults, steps) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            var first = ((ulong)run * SeedsARun) + 1;
            floors.Add(Seeds(first, calm: true).SeedsPerMinute);
            var outcome = Seeds(first, calm: false);
            if (outcome.Failed.Count > 0)
            {
                Console.Error.WriteLine($"seed {outcome.Failed[0].Seed} broke {outcome.Failed[0].Violation}");
                return Task.FromResult(1);
            }

            rates.Add(outcome.SeedsPerMinute);
            faults.Add((double)outcome.Faults.Total / outcome.Seeds);
            steps.Add(outcome.Steps / outcome.Took.TotalSeconds);
        }

        var (rate, floor, fault, step) = (Spread.Of(rates), Spread.Of(floors), Spread.Of(faults), Spread.Of(steps));
        var table = new Table().Title($"Deterministic simulation, {runs} runs of {SeedsARun} seeds, {Environment.ProcessorCount} workers").AddColumns("", "min", "median", "max");
        table.AddRow("seeds a minute", $"{rate.Min:N0}", $"{rate.Median:N0}", $"{rate.Max:N0}");
        table.AddRow("without faults (floor)", $"{floor.Min:N0}", $"{floor.Median:N0}", $"{floor.Max:N0}");
        table.AddRow("faults a seed", $"{fault.Min:N1}", $"{fault.Median:N1}", $"{fault.Max:N1}");
        table.AddRow("steps a second", $"{step.Min:N0}", $"{step.Median:N0}", $"{step.Max:N0}");
        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "simulation",
            ["runs"] = runs,
            ["seeds_per_minute"] = Math.Round(rate.Median, 1),
            ["seeds_per_minute_min"] = Math.Round(rate.Min, 1),
            ["seeds_per_minute_max"] = Math.Round(rate.Max, 1),
            ["floor_seeds_per_minute"] = Math.Round(floor.Median, 1),
            ["ratio_to_floor"] = Math.Round(rate.Median / floor.Median, 2),
            ["faults_per_seed"] = Math.Round(fault.Median, 1),
            ["steps_per_second"] = Math.Round(step.Median),
        }));
        return Task.FromResult(0);
    }

    private static RangeOutcome Seeds(ulong first, bool calm) =>
        SeedRange.Run(first, first + SeedsARun - 1, calm, Environment.ProcessorCount, int.MaxValue, (_, _) => { });
}
