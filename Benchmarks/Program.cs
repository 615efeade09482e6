using Kiwoom.Benchmarks;

// Every figure that a document claims comes from one of these: a table for people, then one line of JSON.
var benchmarks = new SortedDictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["journal"] = JournalBenchmark.Run,
    ["link"] = LinkBenchmark.Run,
    ["quotes"] = QuotesBenchmark.Run,
    ["replay"] = ReplayBenchmark.Run,
};

if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var run))
    return await run(args[1..]);

Console.Error.WriteLine($"usage: ./bench.sh NAME, where NAME is one of: {string.Join(", ", benchmarks.Keys)}");
return 2;
