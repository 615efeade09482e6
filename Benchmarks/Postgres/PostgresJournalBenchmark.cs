using System.Diagnostics;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Specs.Postgres;
using Npgsql;

namespace Kiwoom.Benchmarks.Postgres;

/// <summary>Durable events a second through the journal in PostgreSQL, and what one event waits, against single-row commits with as many clients and
/// the best batch insert that Npgsql allows: the same server with <c>fsync</c> on, the same row, in the same run and taking turns.</summary>
/// <remarks>As in <see cref="JournalBenchmark"/>, an account appends one event at a time and has up to <see cref="WindowedAppends.Window"/> of them on their way;
/// latency is taken with one on its way. The floor's and the peer's rows are encoded before the clock starts; the journal encodes and chains its own.</remarks>
public static class PostgresJournalBenchmark
{
    private const int Events = 40_000;
    private static readonly int[] _accounts = [1, 50, 200];

    public static async Task<int> Run(string[] args)
    {
        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(3, wanted) : 5;
        await using var server = await PostgresServer.Start(sync: true, directory: null, "shared_buffers = 256MB", "max_wal_size = 4GB", "max_connections = 300");
        var figures = new PostgresJournalFigures(runs, PlainInserts.Payload().Length, WindowedAppends.Window);
        await Measure(server, figures: null, Events / 4);
        for (var run = 0; run < runs; run++)
            await Measure(server, figures, Events);
        figures.Print();
        return 0;
    }

    private static async Task Measure(PostgresServer server, PostgresJournalFigures? figures, int events)
    {
        var database = await server.NewDatabase();
        var plain = new PlainInserts(database);
        await plain.Prepare();
        foreach (var accounts in _accounts)
        {
            var (commits, waits) = await plain.SingleCommits(accounts, events / 20);
            figures?.Add($"single_commit_{accounts}", commits, waits);
            figures?.Add($"accounts_{accounts}", await Appends(await server.NewDatabase(), accounts, events), await Waits(await server.NewDatabase(), accounts, events / 20));
        }

        foreach (var batch in new[] { 1_000, 4_000 })
            figures?.Add($"best_batch_{batch}", await plain.Copies(events, batch), []);
        var full = await server.NewDatabase();
        await Appends(full, 50, events);
        figures?.Add("replay", Replay(full, verify: false), []);
        figures?.Add("replay_verified", Replay(full, verify: true), []);
    }

    private static async Task<double> Appends(string database, int accounts, int events)
    {
        await using var journal = await PostgresJournal.Open(database, SampleExecution.Catalog, TimeProvider.System);
        var perAccount = events / accounts;
        var start = Stopwatch.GetTimestamp();
        await WindowedAppends.Run(journal, accounts, perAccount);
        return perAccount * accounts / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>What each event waits for its commit, in microseconds, with one of each account on its way.</summary>
    private static async Task<double[]> Waits(string database, int accounts, int events)
    {
        await using var journal = await PostgresJournal.Open(database, SampleExecution.Catalog, TimeProvider.System);
        var perAccount = Math.Max(1, events / accounts);
        var waits = await Task.WhenAll(Enumerable.Range(0, accounts).Select(account => Task.Run(async () =>
        {
            var taken = new double[perAccount];
            for (var number = 1; number <= perAccount; number++)
            {
                var told = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
                var start = Stopwatch.GetTimestamp();
                journal.Append(WindowedAppends.Name(account), [SampleExecution.At(number)], told.SetResult);
                if (await told.Task is not AppendOutcome.Durable)
                    throw new InvalidOperationException("an append was not durable");
                taken[number - 1] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }

            return taken;
        })));
        return [.. waits.SelectMany(taken => taken)];
    }

    private static double Replay(string database, bool verify)
    {
        var reader = new JournalReader(JournalSource.At(new JournalAddress.InPostgres(new NpgsqlConnectionStringBuilder(database).ToString())), SampleExecution.Catalog);
        var start = Stopwatch.GetTimestamp();
        var events = reader.Replay(new ReplayOptions { VerifyHashes = verify }, (_, _) => { }).Events;
        return events / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

}
