using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>Events by name and second.</summary>
internal sealed class EventCount
{
    private readonly long _from = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<(string Name, int Second), long> _counts = new();

    internal void Add(string name) => _counts.AddOrUpdate((name, (int)Stopwatch.GetElapsedTime(_from).TotalSeconds), 1, (_, n) => n + 1);

    internal object Result(int seconds) => _counts.GroupBy(c => c.Key.Name).ToDictionary(g => g.Key, g => new
    {
        total = g.Sum(c => c.Value),
        per_second = Enumerable.Range(0, seconds).Select(s => g.Where(c => c.Key.Second == s).Sum(c => c.Value)).ToArray(),
    });
}
