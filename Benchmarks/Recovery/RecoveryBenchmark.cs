using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace Kiwoom.Benchmarks.Recovery;

/// <summary>From the start of the real gateway's process to where its journal is ready and its account answers, after a SIGKILL, with few and with
/// many events in the journal, with the snapshots that a running gateway leaves and without any. The floor is the same process's first answer.</summary>
public static class RecoveryBenchmark
{
    private static readonly long[] _sizes = [1, 100_000, 1_000_000];

    public static async Task<int> Run(string[] args)
    {
        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        var cases = new List<Case>();
        var data = Directory.CreateTempSubdirectory("kiwoom-bench-recovery-");
        try
        {
            foreach (var size in _sizes)
                await Measure(data.CreateSubdirectory($"{size}").FullName, size, runs, cases);

            Print(runs, cases);
            return 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task Measure(string directory, long size, int runs, List<Case> cases)
    {
        var since = Stopwatch.GetTimestamp();
        Console.Error.WriteLine($"trading until the journal has {size:N0} events …");
        var events = await TradedJournal.Write(directory, size);
        Console.Error.WriteLine($"  {events:N0} events in {Stopwatch.GetElapsedTime(since).TotalSeconds:N0} s");
        var kept = KeptSnapshot.Of(directory);
        var isWorthBoth = kept is not null;

        // The first start is the only one after an orderly end, and finds a cold cache: it does not count.
        using (await StartedGateway.Start(directory))
        {
        }

        var (with, without) = (new List<StartedGateway>(), new List<StartedGateway>());
        for (var run = 0; run < runs; run++)
        {
            with.Add(await Once(directory, kept));
            if (isWorthBoth)
                without.Add(await Once(directory, null));
        }

        if (events > 1 && with.Concat(without).Any(g => g.OrdersShown != 1))
            throw new InvalidOperationException("a gateway was ready and did not show the account's orders");

        cases.Add(new Case(events, kept?.SequenceNr ?? 0, kept?.Payload.Length ?? 0, Of(with, g => g.Live), Of(with, g => g.Ready), Ratio(with)));
        if (isWorthBoth)
            cases.Add(new Case(events, 0, 0, Of(without, g => g.Live), Of(without, g => g.Ready), Ratio(without)));
    }

    private static async Task<StartedGateway> Once(string directory, KeptSnapshot? snapshot)
    {
        KeptSnapshot.PutBack(directory, snapshot);
        using var gateway = await StartedGateway.Start(directory);
        return gateway;
    }

    private static Spread Of(List<StartedGateway> runs, Func<StartedGateway, TimeSpan> moment) => Spread.Of(runs.Select(r => moment(r).TotalMilliseconds));

    private static Spread Ratio(List<StartedGateway> runs) => Spread.Of(runs.Select(r => r.Ready / r.Live));

    private static void Print(int runs, List<Case> cases)
    {
        var table = new Table().Title($"Recovery after SIGKILL: process start to journal ready and account answering, {runs} runs")
            .AddColumns("events", "to fold", "snapshot", "live ms", "ready ms", "min–max", "ratio");
        foreach (var c in cases)
        {
            table.AddRow(
                $"{c.Events:N0}", $"{c.Events - c.SnapshotAt:N0}", c.SnapshotAt == 0 ? "none" : $"{c.SnapshotBytes / 1e6:N1} MB", $"{c.Live.Median:N0}", $"{c.Ready.Median:N0}",
                $"{c.Ready.Min:N0}–{c.Ready.Max:N0}", $"{c.Ratio.Median:N2}");
        }

        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "recovery",
            ["runs"] = runs,
            ["processors"] = Environment.ProcessorCount,
            ["cases"] = cases.Select(c => new Dictionary<string, object>
            {
                ["events"] = c.Events,
                ["snapshot_at"] = c.SnapshotAt,
                ["snapshot_bytes"] = c.SnapshotBytes,
                ["live_ms"] = Math.Round(c.Live.Median),
                ["ready_ms"] = Math.Round(c.Ready.Median),
                ["ready_ms_min"] = Math.Round(c.Ready.Min),
                ["ready_ms_max"] = Math.Round(c.Ready.Max),
                ["ratio_ready_to_live"] = Math.Round(c.Ratio.Median, 2),
                ["ratio_ready_to_live_max"] = Math.Round(c.Ratio.Max, 2),
            }).ToArray(),
        }));
    }

    private sealed record Case(long Events, long SnapshotAt, long SnapshotBytes, Spread Live, Spread Ready, Spread Ratio);
}
