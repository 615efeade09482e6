using System.Diagnostics;
using Kiwoom.Simulation.Faults;

namespace Kiwoom.Simulation.Runs;

/// <summary>Runs many seeds, each on one thread of its own, and adds up what came of them.</summary>
public static class SeedRange
{
    /// <summary>Runs the seeds from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="last">The last seed.</param>
    /// <param name="calm">Without any fault.</param>
    /// <param name="workers">How many at once.</param>
    /// <param name="mostViolations">Ends early when so many seeds have failed.</param>
    /// <param name="finished">Told of each seed that is done, from any worker; not by two at once.</param>
    public static RangeOutcome Run(ulong first, ulong last, bool calm, int workers, int mostViolations, Action<SeedOutcome, long> finished)
    {
        var since = Stopwatch.GetTimestamp();
        var faults = new FaultCounts();
        var failed = new List<SeedOutcome>();
        var gate = new Lock();
        long done = 0, steps = 0, orders = 0, executions = 0;
        var next = (long)first - 1;
        var threads = Enumerable.Range(0, workers).Select(i => new Thread(Work, maxStackSize: 16 << 20) { IsBackground = true, Name = $"seeds-{i}" }).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return new RangeOutcome(done, faults, steps, orders, executions, [.. failed.OrderBy(f => f.Seed)], Stopwatch.GetElapsedTime(since));

        void Work()
        {
            while ((ulong)Interlocked.Increment(ref next) is var seed && seed <= last)
            {
                var outcome = SeedRun.Run(seed, calm);
                lock (gate)
                {
                    if (failed.Count >= mostViolations)
                        return;
                    faults.Add(outcome.Faults);
                    (steps, orders, executions) = (steps + outcome.Steps, orders + outcome.Orders, executions + outcome.Executions);
                    if (outcome.Violation is not null)
                        failed.Add(outcome);
                    finished(outcome, ++done);
                }
            }
        }
    }
}
