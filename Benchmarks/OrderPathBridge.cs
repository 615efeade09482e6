using System.Diagnostics;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Benchmarks.Pressure;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Benchmarks;

/// <summary>The bridge's side of the order path, as a process of its own: the whole bridge on a simulated Kiwoom that tells when SendOrder is called.</summary>
internal static class OrderPathBridge
{
    internal const string Verb = "bridge";

    /// <summary>Begins a line of its output that answers a line of its input.</summary>
    internal const string Answer = "answer";

    /// <summary>The accounts of the simulated login; orders are measured on the first.</summary>
    internal static IReadOnlyList<AccountNo> Accounts { get; } = [AccountNo.Parse("8112345611"), AccountNo.Parse("8112345711")];

    private const string GatewayVariable = "KIWOOM_BENCH_GATEWAY";

    internal static Process Start(BridgeLaunch launch)
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", typeof(OrderPathBridge).Assembly.Location, launch.Benchmark, Verb, launch.Code, launch.DataDirectory, launch.ClockDirectory])
            start.ArgumentList.Add(argument);
        start.Environment[GatewayVariable] = launch.Gateway;

        return Process.Start(start) ?? throw new InvalidOperationException("the bridge process did not start");
    }

    /// <summary>Runs until standard input ends. There, a line "quotes N" sets how many quotes a second are sent beside those of the market, "storm N RATE" has
    /// the control raise events and is answered with their number, and "events" is answered with the numbers of those read and not understood.</summary>
    internal static async Task<int> Run(string code, string dataDirectory, string clockDirectory)
    {
        using var identity = await Enroll.With(code, dataDirectory, "bench");
        var loggers = NullLoggerFactory.Instance;
        var time = BridgeTime.Of(clockDirectory, TimeProvider.System);
        await using var journal = await SqliteJournal.Open(Path.Combine(dataDirectory, BridgeProcess.JournalFileName), OrderDeskEvents.Catalog, time.Clocks.Machine);
        await using var kiwoom = await SimulatedMarket.Start(
            new SimulatedMarketOptions { LedgerDirectory = Path.Combine(dataDirectory, "simulator"), Accounts = Accounts }, time, NullLogger.Instance);
        var run = new BridgeProcessOptions
        {
            DataDirectory = dataDirectory,
            Kiwoom = KiwoomKind.Simulated,
            Gateway = Environment.GetEnvironmentVariable(GatewayVariable) is { Length: > 0 } gateway ? new Uri(gateway) : null,
        };
        await using var built = BuiltEngine.Start(new BridgeEngineOptions(run, identity, journal, time.Clocks, loggers));
        await using var link = new GatewayLink(identity, new GatewayLinkOptions { NodeVersion = "bench", Dial = built.Dial }, time.Clocks.Machine, NullLogger<GatewayLink>.Instance);
        var options = new BridgeOptions
        {
            Kiwoom = new KiwoomConnectionOptions { Bridge = identity.Bridge, Mode = TradingMode.Paper, ReconnectsInProcess = true },
            FreshOutbox = "bench",
            Schedule = time.Schedule,
        };
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        var storming = new StormingKiwoom(kiwoom.Api, kiwoom.Thread, time.Clocks.Market, output);
        var host = new BridgeHost(built.Engine, storming, kiwoom.Thread, link, time.Clocks, options, _ => { }, loggers);
        await using (host)
        {
            using var flood = new QuoteFlood(link);
            while (await Console.In.ReadLineAsync() is { } line)
            {
                switch (line.Split(' '))
                {
                    case ["quotes", var perSecond]:
                        flood.PerSecond = int.Parse(perSecond);
                        break;
                    case ["storm", var events, var perSecond]:
                        output.WriteLine($"{Answer} {await storming.Storm(Storms.Of(int.Parse(events), int.Parse(perSecond)))}");
                        break;
                    case ["events"]:
                        output.WriteLine($"{Answer} {host.MarketData.Received} {host.MarketData.Unreadable}");
                        break;
                    default:
                        throw new InvalidDataException($"there is no '{line}'");
                }
            }
        }

        return 0;
    }
}
