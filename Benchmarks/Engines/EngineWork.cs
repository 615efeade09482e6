using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Benchmarks.Engines;

/// <summary>One engine's side, as a process of its own that does what standard input asks, a line of JSON for each line: "persist DATABASE ACCOUNTS EVENTS WINDOW" gives
/// events a second, "orders COUNT" the microseconds of each order's path.</summary>
internal static class EngineWork
{
    internal const string Verb = "work";

    internal static async Task<int> Run(string? journal)
    {
        OrderPathRig? rig = null;
        try
        {
            var orders = 0;
            while (await Console.In.ReadLineAsync() is { } line)
            {
                var parts = line.Split('\t');
                double[] figures;
                if (parts is ["persist", var database, var accounts, var events, var window])
                {
                    figures = [await Persist(database, Number(accounts), Number(events), Number(window))];
                }
                else if (parts is ["orders", var count])
                {
                    rig ??= await OrderPathRig.Start(EnginesBenchmark.Name, journal: journal);
                    figures = new double[Number(count)];
                    for (var i = 0; i < figures.Length; i++)
                    {
                        figures[i] = await rig.Place($"o-{orders++}");
                        await Task.Delay(OrderPathRig.Pause);
                    }
                }
                else
                {
                    throw new InvalidDataException($"there is no '{line}'");
                }

                Console.WriteLine(JsonSerializer.Serialize(figures));
            }
        }
        finally
        {
            if (rig is not null)
                await rig.DisposeAsync();
        }

        return 0;
    }

    private static async Task<double> Persist(string database, int accounts, int events, int window)
    {
        await using var measured = await MeasuredEngine.Start(database);
        var tallies = Enumerable.Range(0, accounts)
            .Select(n => measured.Engine.SpawnEventSourced(new ActorPath($"/tallies/{n}"), new Tally(WindowedAppends.Name(n)), new Tally.Codec(), new ActorOptions { SnapshotEvery = 0 }))
            .ToArray();
        foreach (var tally in tallies)
            await Append(measured.Engine, tally);
        var perAccount = events / accounts;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(tallies.Select(tally => Task.Run(() => Append(measured.Engine, tally, perAccount, window))));
        return perAccount * accounts / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task Append(LocalEngine engine, IActorRef tally, int count, int window)
    {
        using var room = new SemaphoreSlim(window);
        var answers = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            await room.WaitAsync();
            answers.Add(Once());
        }

        await Task.WhenAll(answers);

        async Task Once()
        {
            try
            {
                await Append(engine, tally);
            }
            finally
            {
                room.Release();
            }
        }
    }

    private static Task<long> Append(LocalEngine engine, IActorRef tally) => engine.Ask<long>(tally, Tally.Append.One, TimeSpan.FromMinutes(2));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
