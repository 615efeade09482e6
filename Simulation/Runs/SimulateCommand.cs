using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Simulation.Mutations;

namespace Kiwoom.Simulation.Runs;

/// <summary>The command line behind <c>./simulate.sh</c>.</summary>
public static class SimulateCommand
{
    private const int Failed = 1;
    private const int Usage = 2;

    /// <summary>Makes it.</summary>
    public static RootCommand Create()
    {
        var seeds = new Option<string>("--seeds") { Description = "The seeds to run, A..B, both included.", DefaultValueFactory = _ => "1..1000", HelpName = "A..B" };
        var seed = new Option<ulong?>("--seed") { Description = "One seed alone.", HelpName = "N" };
        var trace = new Option<bool>("--trace") { Description = "With --seed: everything that happens, in Korean time, on stdout before the last line." };
        var calm = new Option<bool>("--calm") { Description = "Without any fault: what must work at all, and the floor of the figures." };
        var mutation = new Option<string?>("--mutation")
        {
            Description = "Show that a mistake is caught: a name, 'all', or 'list'. Builds a copy of the source with the mistake in it and runs --seeds until an invariant breaks; exit code 1 where none does.",
            HelpName = "NAME",
        };
        var source = new Option<string>("--source") { Description = "The repository's root, for --mutation.", DefaultValueFactory = _ => Environment.CurrentDirectory, HelpName = "DIR" };
        var workers = new Option<int>("--workers") { Description = "Seeds at once.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
        var most = new Option<int>("--stop-after") { Description = "Stop when so many seeds have failed.", DefaultValueFactory = _ => 10, HelpName = "N" };
        var command = new RootCommand("Runs the whole system on virtual time under seeded faults. The last line of stdout is one JSON object; exit code 1 where an invariant was broken.")
        {
            seeds, seed, trace, calm, mutation, source, workers, most,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(mutation) is { } name)
            {
                if (name == "list")
                    return MutationRun.List();
                return TryParse(parsed.GetValue(seeds)!, out _, out _)
                    ? MutationRun.Run(name, parsed.GetValue(seeds)!, parsed.GetValue(source)!)
                    : Complain($"--seeds takes A..B with A not above B, not '{parsed.GetValue(seeds)}'");
            }

            if (parsed.GetValue(seed) is { } one)
                return RunOne(one, parsed.GetValue(calm), parsed.GetValue(trace));
            if (parsed.GetValue(trace))
                return Complain("--trace goes with --seed N");
            if (!TryParse(parsed.GetValue(seeds)!, out var first, out var last))
                return Complain($"--seeds takes A..B with A not above B, not '{parsed.GetValue(seeds)}'");
            if (parsed.GetValue(workers) is < 1 or > 256 || parsed.GetValue(most) < 1)
                return Complain("--workers takes 1 to 256 and --stop-after at least 1");
            return RunMany(first, last, parsed.GetValue(calm), parsed.GetValue(workers), parsed.GetValue(most));
        });
        return command;
    }

    private static int RunOne(ulong seed, bool calm, bool trace)
    {
        SeedOutcome? outcome = null;
        var since = Stopwatch.GetTimestamp();
        var thread = new Thread(() => outcome = SeedRun.Run(seed, calm, trace ? Console.WriteLine : null), maxStackSize: 16 << 20);
        thread.Start();
        thread.Join();
        Tell(outcome!, hint: !trace);
        var took = Stopwatch.GetElapsedTime(since);
        Print(new RangeOutcome(1, outcome!.Faults, outcome.Steps, outcome.Orders, outcome.Executions, outcome.Violation is null ? [] : [outcome], took), new()
        {
            ["seed"] = seed,
            ["trace_hash"] = outcome.TraceHash.ToString("x16", CultureInfo.InvariantCulture),
        });
        return outcome.Violation is null ? 0 : Failed;
    }

    private static int RunMany(ulong first, ulong last, bool calm, int workers, int most)
    {
        var total = last - first + 1;
        var said = Stopwatch.GetTimestamp();
        var since = said;
        var outcome = SeedRange.Run(first, last, calm, workers, most, (seed, done) =>
        {
            Tell(seed, hint: true);
            if (Stopwatch.GetElapsedTime(said) < TimeSpan.FromSeconds(5))
                return;
            said = Stopwatch.GetTimestamp();
            var rate = done / Stopwatch.GetElapsedTime(since).TotalMinutes;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {total} seeds, {rate:0} a minute, {(total - (ulong)done) / rate * 60:0} s to go"));
        });
        Print(outcome, []);
        return outcome.Failed.Count == 0 ? 0 : Failed;
    }

    private static void Tell(SeedOutcome outcome, bool hint)
    {
        if (outcome.Violation is not { } violation)
            return;
        Console.Error.WriteLine($"seed {outcome.Seed} broke {violation}");
        if (hint)
            Console.Error.WriteLine($"  replay it with: ./simulate.sh --seed {outcome.Seed} --trace");
    }

    private static void Print(RangeOutcome outcome, Dictionary<string, object> also)
    {
        var line = new Dictionary<string, object>(also)
        {
            ["seeds"] = outcome.Seeds,
            ["faults"] = outcome.Faults.Total,
            ["violations"] = outcome.Failed.Count,
            ["seeds_per_minute"] = Math.Round(outcome.SeedsPerMinute, 1),
            ["faults_per_seed"] = Math.Round((double)outcome.Faults.Total / Math.Max(1, outcome.Seeds), 1),
            ["steps"] = outcome.Steps,
            ["orders"] = outcome.Orders,
            ["executions"] = outcome.Executions,
            ["faults_by_kind"] = outcome.Faults.Each.ToDictionary(e => JsonNamingPolicy.SnakeCaseLower.ConvertName(e.Kind.ToString()), e => e.Count),
            ["failed_seeds"] = outcome.Failed.Select(f => f.Seed).ToArray(),
        };
        Console.WriteLine(JsonSerializer.Serialize(line));
    }

    private static bool TryParse(string range, out ulong first, out ulong last)
    {
        (first, last) = (0, 0);
        var parts = range.Split("..");
        return parts.Length == 2 && ulong.TryParse(parts[0], CultureInfo.InvariantCulture, out first) && ulong.TryParse(parts[1], CultureInfo.InvariantCulture, out last)
            && first <= last && last < long.MaxValue;
    }

    private static int Complain(string text)
    {
        Console.Error.WriteLine(text);
        return Usage;
    }
}
