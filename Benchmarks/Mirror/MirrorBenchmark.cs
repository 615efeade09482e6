using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;
using Spectre.Console;

namespace Kiwoom.Benchmarks.Mirror;

/// <summary>Rows a second from the journal into the mirror's tables by a direct connection and by REST, against a plain <c>INSERT</c> of the same
/// rows in the same batches; and how long a durable event takes to be in the tables while accounts append at a steady rate.</summary>
public static class MirrorBenchmark
{
    private const int Accounts = 4;
    private const int EventsOfEach = 5_000;
    private const int EventsPerSecond = 200;
    private static readonly TimeSpan _load = TimeSpan.FromSeconds(10);
    private static IReadOnlyList<ProjectionBatch> _batches = [];

    public static async Task<int> Run(string[] args)
    {
        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        var directory = Directory.CreateTempSubdirectory("kiwoom-bench-mirror-");
        try
        {
            await using var servers = await MirrorServers.Start();
            await using var direct = servers.Direct();
            await using var rest = servers.Rest();
            var streams = Enumerable.Range(0, Accounts).Select(n => new TradedStream(AccountNo.Parse($"{8_012_345_600 + n}"))).ToList();
            await using var journal = await SqliteJournal.Open(directory.FullName, GatewayEvents.Catalog, TimeProvider.System);
            foreach (var stream in streams)
                await Append(journal, stream.Name, [.. Enumerable.Range(0, EventsOfEach).Select(n => stream.Next(DateTimeOffset.UtcNow))]);

            var (floor, straight, web) = (new List<double>(), new List<double>(), new List<double>());
            for (var run = 0; run < runs; run++)
            {
                var batches = new List<ProjectionBatch>();
                straight.Add(await Mirror(directory.FullName, direct, run == 0 ? batches : null));
                if (run == 0)
                    _batches = batches;
                web.Add(await Mirror(directory.FullName, rest, null));
                floor.Add(await Insert(servers.Connection, direct));
            }

            var lagDirect = await Lag(directory.FullName, journal, streams, direct);
            var lagRest = await Lag(directory.FullName, journal, streams, rest);
            Print(runs, Spread.Of(floor), Spread.Of(straight), Spread.Of(web), lagDirect, lagRest);
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> Mirror(string directory, IProjectionTarget target, List<ProjectionBatch>? batches)
    {
        await MirrorServers.Reset(target);
        var rows = 0L;
        await using var watched = new WatchedTarget(new Borrowed(target), batch =>
        {
            rows += batch.Rows;
            batches?.Add(batch);
        });
        using var runner = Runner(directory, watched);
        var start = Stopwatch.GetTimestamp();
        if (await runner.RunToEnd(null, CancellationToken.None) is { } reason)
            throw new InvalidOperationException(reason);
        return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // The same rows in the same batches by the same kind of connection, without positions, checks and upserts.
    private static async Task<double> Insert(string connectionString, IProjectionTarget target)
    {
        await MirrorServers.Reset(target);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in _batches)
        {
            // The few rows that come again in a later batch, positions and balances, are not written again.
            await using var command = new NpgsqlCommand(
                $"INSERT INTO public.{batch.Projection.Table} SELECT * FROM jsonb_populate_recordset(null::public.{batch.Projection.Table}, $1 -> 'rows' -> '{batch.Projection.Table}') ON CONFLICT DO NOTHING", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = batch.Json, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync();
        }

        return _batches.Sum(b => (long)b.Rows) / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // From the moment at which an event is durable to the moment at which the target has answered that its order's row is in.
    private static async Task<WindowsNode.Percentiles> Lag(string directory, SqliteJournal journal, IReadOnlyList<TradedStream> streams, IProjectionTarget target)
    {
        var (durable, lags) = (new ConcurrentDictionary<(string, long), long>(), new ConcurrentBag<double>());
        await using var watched = new WatchedTarget(new Borrowed(target), batch =>
        {
            if (batch.Projection != Projection.Orders)
                return;
            foreach (var (from, to) in batch.Streams)
            {
                for (var number = from.Position + 1; number <= to.Position; number++)
                {
                    if (durable.TryRemove((to.Stream, number), out var since))
                        lags.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
                }
            }
        });
        using var runner = Runner(directory, watched);
        if (await runner.RunToEnd(null, CancellationToken.None) is { } reason)
            throw new InvalidOperationException(reason);
        using var ending = new CancellationTokenSource();
        var running = runner.Run(ending.Token);
        var (start, count) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(start) < _load)
        {
            var stream = streams[count % streams.Count];
            var journaled = stream.Next(DateTimeOffset.UtcNow);
            journal.Append(stream.Name, [journaled], outcome =>
            {
                durable[(stream.Name, journaled.SequenceNr)] = Stopwatch.GetTimestamp();
                runner.Notice(stream.Name, journaled);
            });
            var due = TimeSpan.FromSeconds((double)++count / EventsPerSecond) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero)
                await Task.Delay(due);
        }

        for (var i = 0; i < 1_000 && !durable.IsEmpty; i++)
            await Task.Delay(10);
        await ending.CancelAsync();
        await running;
        return WindowsNode.Percentiles.Of(lags);
    }

    private static ProjectionRunner Runner(string directory, IProjectionTarget target) => new(
        JournalSource.At(directory), GatewayEvents.Catalog, target, new ProjectionOptions { RowsPerSecond = null }, Clocks.RealTime, NullLogger.Instance);

    private static async Task Append(SqliteJournal journal, string stream, IReadOnlyList<JournaledEvent> events)
    {
        foreach (var part in events.Chunk(500))
        {
            var done = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            journal.Append(stream, part, done.SetResult);
            if (await done.Task is not AppendOutcome.Durable)
                throw new InvalidOperationException("the journal took no events");
        }
    }

    private static void Print(int runs, Spread floor, Spread direct, Spread rest, WindowsNode.Percentiles lagDirect, WindowsNode.Percentiles lagRest)
    {
        var table = new Table().Title($"Mirror: rows/s of {Accounts * EventsOfEach:N0} events of {Accounts} accounts, PostgreSQL on this machine, {runs} runs").AddColumns("", "min", "median", "max", "ratio of medians");
        table.AddRow("plain INSERT of the same rows (floor)", $"{floor.Min:N0}", $"{floor.Median:N0}", $"{floor.Max:N0}", "1.0");
        table.AddRow("journal to tables, direct", $"{direct.Min:N0}", $"{direct.Median:N0}", $"{direct.Max:N0}", $"{direct.Median / floor.Median:N2}");
        table.AddRow("journal to tables, REST", $"{rest.Min:N0}", $"{rest.Median:N0}", $"{rest.Max:N0}", $"{rest.Median / floor.Median:N2}");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"An event is in the table after, at {EventsPerSecond} events/s: direct p50 {lagDirect.P50:N1} ms, p99 {lagDirect.P99:N1} ms; REST p50 {lagRest.P50:N1} ms, p99 {lagRest.P99:N1} ms");
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "mirror",
            ["runs"] = runs,
            ["events"] = Accounts * EventsOfEach,
            ["processors"] = Environment.ProcessorCount,
            ["plain_insert_rows_per_second"] = Math.Round(floor.Median),
            ["direct_rows_per_second"] = Math.Round(direct.Median),
            ["rest_rows_per_second"] = Math.Round(rest.Median),
            ["ratio_direct_to_plain_insert"] = Math.Round(direct.Median / floor.Median, 2),
            ["ratio_rest_to_plain_insert"] = Math.Round(rest.Median / floor.Median, 2),
            ["ratio_rest_to_direct"] = Math.Round(rest.Median / direct.Median, 2),
            ["events_per_second_under_load"] = EventsPerSecond,
            ["lag_direct_ms_p50"] = Math.Round(lagDirect.P50, 1),
            ["lag_direct_ms_p99"] = Math.Round(lagDirect.P99, 1),
            ["lag_rest_ms_p50"] = Math.Round(lagRest.P50, 1),
            ["lag_rest_ms_p99"] = Math.Round(lagRest.P99, 1),
        }));
    }

    // A target that outlives whoever uses it.
    private sealed class Borrowed(IProjectionTarget inner) : IProjectionTarget
    {
        public string Name => inner.Name;

        public Task<ApplyAnswer> Apply(ProjectionBatch batch, CancellationToken cancellation) => inner.Apply(batch, cancellation);

        public Task<IReadOnlyList<StreamPosition>> Positions(Projection projection, CancellationToken cancellation) => inner.Positions(projection, cancellation);

        public Task<long> Reset(Projection projection, CancellationToken cancellation) => inner.Reset(projection, cancellation);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
