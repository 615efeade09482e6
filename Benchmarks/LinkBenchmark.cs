using System.Text.Json;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>A command to the bridge and its report back over the reliable channel, two processes on one machine, against the echo of a bare
/// WebSocket over the same TLS and the same Kestrel in the same run, taking turns; and reports a second one way.</summary>
public static class LinkBenchmark
{
    private const int RoundTrips = 5_000;
    private const int Turn = 250;
    private const int Reports = 50_000;

    public static async Task<int> Run(string[] args)
    {
        if (args is [LinkBridgeProcess.Verb, var code, var echo, var conflate])
            return await LinkBridgeProcess.Run(code, echo, bool.Parse(conflate));

        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        await using var host = await LinkGatewayHost.Start("link", conflate: true);
        for (var i = 0; i < 2; i++)
        {
            await host.EchoRoundTrips(RoundTrips / 2);
            await host.RoundTrips(RoundTrips / 2);
            await host.Burst(Reports / 5);
        }

        var (floor, link, rates) = (new List<double[]>(), new List<double[]>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            // Short turns, so that whatever else the machine does falls on both.
            var (bare, linked) = (new List<double>(), new List<double>());
            for (var i = 0; i < RoundTrips; i += Turn)
            {
                bare.AddRange(await host.EchoRoundTrips(Turn));
                linked.AddRange(await host.RoundTrips(Turn));
            }

            floor.Add(Sorted([.. bare]));
            link.Add(Sorted([.. linked]));
            rates.Add(await host.Burst(Reports));
        }

        var (floor50, floor99, link50, link99, rate) = (At(floor, 0.5), At(floor, 0.99), At(link, 0.5), At(link, 0.99), Spread.Of(rates));
        var table = new Table().Title($"Link: round trips, {RoundTrips:N0} a run, {runs} runs, two processes, TLS on loopback").AddColumns("", "p50 µs min", "median", "max", "p99 µs min", "median", "max");
        table.AddRow("bare WebSocket echo (floor)", $"{floor50.Min:N0}", $"{floor50.Median:N0}", $"{floor50.Max:N0}", $"{floor99.Min:N0}", $"{floor99.Median:N0}", $"{floor99.Max:N0}");
        table.AddRow("command and its report", $"{link50.Min:N0}", $"{link50.Median:N0}", $"{link50.Max:N0}", $"{link99.Min:N0}", $"{link99.Median:N0}", $"{link99.Max:N0}");
        table.AddRow("ratio of medians", "", $"{link50.Median / floor50.Median:N2}", "", "", $"{link99.Median / floor99.Median:N2}", "");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"reports/s one way, each acknowledged: {rate.Min:N0} to {rate.Max:N0}, median {rate.Median:N0}");
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "link",
            ["runs"] = runs,
            ["processes"] = 2,
            ["processors"] = Environment.ProcessorCount,
            ["p50_us"] = Math.Round(link50.Median, 1),
            ["p50_us_min"] = Math.Round(link50.Min, 1),
            ["p50_us_max"] = Math.Round(link50.Max, 1),
            ["p99_us"] = Math.Round(link99.Median, 1),
            ["floor_p50_us"] = Math.Round(floor50.Median, 1),
            ["floor_p99_us"] = Math.Round(floor99.Median, 1),
            ["ratio_p50"] = Math.Round(link50.Median / floor50.Median, 3),
            ["ratio_p99"] = Math.Round(link99.Median / floor99.Median, 3),
            ["reports_per_second"] = Math.Round(rate.Median),
            ["reports_per_second_min"] = Math.Round(rate.Min),
            ["reports_per_second_max"] = Math.Round(rate.Max),
        }));
        return 0;
    }

    internal static double[] Sorted(double[] times)
    {
        Array.Sort(times);
        return times;
    }

    internal static Spread At(IEnumerable<double[]> sortedRuns, double quantile) => Spread.Of(sortedRuns.Select(times => times[(int)((times.Length - 1) * quantile)]));
}
