using Kiwoom.Benchmarks;
using Kiwoom.Benchmarks.Engines;
using Kiwoom.Benchmarks.Mirror;
using Kiwoom.Benchmarks.Postgres;
using Kiwoom.Benchmarks.Pressure;
using Kiwoom.Benchmarks.Recovery;
using Kiwoom.Benchmarks.WindowsNode;

// Every figure that a document claims comes from one of these: a table for people, then one line of JSON.
var benchmarks = new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["engines"] = EnginesBenchmark.Run,
    ["flood"] = FloodBenchmark.Run,
    ["journal"] = JournalBenchmark.Run,
    ["link"] = LinkBenchmark.Run,
    ["postgres-journal"] = PostgresJournalBenchmark.Run,
    ["mirror"] = MirrorBenchmark.Run,
    ["quotes"] = QuotesBenchmark.Run,
    ["order-path"] = OrderPathBenchmark.Run,
    ["recovery"] = RecoveryBenchmark.Run,
    ["replay"] = ReplayBenchmark.Run,
    ["simulation"] = SimulationBenchmark.Run,
    ["windows-node"] = WindowsNodeBenchmark.Run,
};

if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var run))
    return await run(args[1..]);

Console.Error.WriteLine($"usage: ./bench.sh NAME, where NAME is one of: {string.Join(", ", benchmarks.Keys)}");
return 2;
