using System.Diagnostics;
using System.Text.Json;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>Quotes a second from a producer in the bridge process through the link to a consumer in the gateway process, with every quote
/// kept and with conflation, and what a flood of quotes does to the round trip of an order command.</summary>
public static class QuotesBenchmark
{
    private const int QuietRoundTrips = 2_000;
    private const int KeptWaiting = 32_768;
    private static readonly TimeSpan Flood = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    public static async Task<int> Run(string[] args)
    {
        if (args is [LinkBridgeProcess.Verb, var code, var echo, var conflate])
            return await LinkBridgeProcess.Run(code, echo, bool.Parse(conflate));

        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        var kept = await Measure(runs, conflated: false);
        var conflated = await Measure(runs, conflated: true);
        var table = new Table().Title($"Quotes: {LinkBridgeProcess.Issues} issues, floods of {Flood.TotalSeconds:0} s, {runs} runs, two processes, TLS on loopback")
            .AddColumns("", "quotes/s min", "median", "max", "order p50 µs quiet", "flooded", "p99 µs quiet", "flooded");
        foreach (var (name, figures) in new[] { ("every quote kept", kept), ("conflated", conflated) })
            table.AddRow(name, $"{figures.Rate.Min:N0}", $"{figures.Rate.Median:N0}", $"{figures.Rate.Max:N0}", $"{figures.Quiet50.Median:N0}", $"{figures.Flooded50.Median:N0}", $"{figures.Quiet99.Median:N0}", $"{figures.Flooded99.Median:N0}");
        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "quotes",
            ["runs"] = runs,
            ["processes"] = 2,
            ["processors"] = Environment.ProcessorCount,
            ["issues"] = LinkBridgeProcess.Issues,
            ["quotes_per_second"] = Math.Round(kept.Rate.Median),
            ["quotes_per_second_min"] = Math.Round(kept.Rate.Min),
            ["quotes_per_second_max"] = Math.Round(kept.Rate.Max),
            ["conflated_quotes_per_second"] = Math.Round(conflated.Rate.Median),
            ["p50_us"] = Math.Round(conflated.Flooded50.Median, 1),
            ["p99_us"] = Math.Round(conflated.Flooded99.Median, 1),
            ["floor_p50_us"] = Math.Round(conflated.Quiet50.Median, 1),
            ["floor_p99_us"] = Math.Round(conflated.Quiet99.Median, 1),
            ["ratio_p50"] = Math.Round(conflated.Flooded50.Median / conflated.Quiet50.Median, 2),
            ["kept_p50_us"] = Math.Round(kept.Flooded50.Median, 1),
            ["kept_p99_us"] = Math.Round(kept.Flooded99.Median, 1),
        }));
        return 0;
    }

    private static async Task<Figures> Measure(int runs, bool conflated)
    {
        await using var host = await LinkGatewayHost.Start("quotes", conflated);
        var (rates, quiet, flooded) = (new List<double>(), new List<double[]>(), new List<double[]>());
        await host.RoundTrips(QuietRoundTrips);
        await Flooded(host, conflated);
        for (var run = 0; run < runs; run++)
        {
            quiet.Add(LinkBenchmark.Sorted(await host.RoundTrips(QuietRoundTrips)));
            rates.Add(await Flooded(host, conflated));
            flooded.Add(LinkBenchmark.Sorted(await FloodedRoundTrips(host, conflated)));
        }

        return new Figures(Spread.Of(rates), LinkBenchmark.At(quiet, 0.5), LinkBenchmark.At(quiet, 0.99), LinkBenchmark.At(flooded, 0.5), LinkBenchmark.At(flooded, 0.99));
    }

    private static async Task<double> Flooded(LinkGatewayHost host, bool conflated)
    {
        host.Flood(Flood + WarmUp, conflated ? 0 : KeptWaiting);
        await Task.Delay(WarmUp);
        var (before, since) = (host.Quotes, Stopwatch.GetTimestamp());
        await Task.Delay(Flood - WarmUp);
        var rate = (host.Quotes - before) / Stopwatch.GetElapsedTime(since).TotalSeconds;
        await Settled(host);
        return rate;
    }

    private static async Task<double[]> FloodedRoundTrips(LinkGatewayHost host, bool conflated)
    {
        host.Flood(Flood + WarmUp, conflated ? 0 : KeptWaiting);
        await Task.Delay(WarmUp);
        var (times, since) = (new List<double>(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(since) < Flood - WarmUp)
            times.AddRange(await host.RoundTrips(20));
        await Settled(host);
        return [.. times];
    }

    private static async Task Settled(LinkGatewayHost host)
    {
        long before;
        do
        {
            before = host.Quotes;
            await Task.Delay(WarmUp);
        }
        while (host.Quotes != before);
    }

    private sealed record Figures(Spread Rate, Spread Quiet50, Spread Quiet99, Spread Flooded50, Spread Flooded99);
}
