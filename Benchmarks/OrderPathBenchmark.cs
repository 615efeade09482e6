using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Clock;
using Microsoft.Data.Sqlite;
using Spectre.Console;

namespace Kiwoom.Benchmarks;

/// <summary>From PlaceOrder received by the gateway's account actor to SendOrder called in the bridge's process, durable before each hop, against
/// the floor measured in the same run: two durable commits and one link round trip.</summary>
public static class OrderPathBenchmark
{
    private const int OrdersARun = 180;
    private const int Speed = 150;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(10);
    private static readonly TradingDay _day = TradingDay.Parse("2026-11-24");
    private static readonly Symbol _symbol = Symbol.Parse("005930");
    private static readonly Caller _caller = new(UserId.Parse("bench"), PermissionLevel.PaperTrader);

    public static async Task<int> Run(string[] args)
    {
        if (args is [OrderPathBridge.Verb, var code, var bridgeData, var clock])
            return await OrderPathBridge.Run(code, bridgeData, clock);

        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        var data = Directory.CreateTempSubdirectory("kiwoom-bench-order-path-");
        try
        {
            return await Measure(runs, data);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<int> Measure(int runs, DirectoryInfo data)
    {
        var morning = _day.InstantOf(new TimeOnly(9, 5));
        var now = TimeProvider.System.GetUtcNow();
        new MarketClockFile(new ClockAnchor(now, morning, Speed), now, SkipsNights: true, TradingDays: null).Save(data.FullName);
        await File.WriteAllTextAsync(Path.Combine(data.FullName, GatewaySettings.FileName), """
            { "risk_limits": { "max_orders_per_second": 100, "max_orders_per_day": 1000000, "duplicate_window_milliseconds": 0, "max_order_amount": 1000000000,
              "max_position_size": 1000000000, "max_gross_exposure": 1000000000, "market_data_stale_after_seconds": 3600, "max_loss_per_day": 1000000000 } }
            """);
        await using var node = await GatewayNode.Start(new GatewayOptions { DataDirectory = data.FullName, Port = 0, LinkPort = 0 }, TimeProvider.System);
        using var key = GatewayKey.LoadOrCreate(data.FullName, TimeProvider.System);
        var code = new BridgeEnrolment(data.FullName, TimeProvider.System)
            .Issue(key, BridgeId.Parse("bench"), new Uri($"wss://localhost:{node.LinkPort}/link"), TimeSpan.FromMinutes(5)).ToString();
        using var bridge = OrderPathBridge.Start(code, Path.Combine(data.FullName, "bridge"), data.FullName);
        var calls = new ConcurrentDictionary<string, TaskCompletionSource<long>>();
        var listening = Task.Run(() => Listen(bridge.StandardOutput, calls));
        await using var echo = await LinkGatewayHost.Start("link", conflate: true);

        var account = await Ready(node);
        await Place(node, account, calls, "warm", OrdersARun);
        var (path, floor, commits, trips) = (new List<double[]>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            // In turns, so that whatever else the machine does falls on both.
            var (commit, trip) = (new List<double>(), new List<double>());
            var taken = new List<double>();
            for (var turn = 0; turn < 6; turn++)
            {
                commit.AddRange(Commits(data, OrdersARun / 6));
                trip.AddRange(await echo.EchoRoundTrips(OrdersARun / 6));
                taken.AddRange(await Place(node, account, calls, $"r{run}t{turn}", OrdersARun / 6));
            }

            path.Add([.. taken.Order()]);
            commits.Add(At([.. commit.Order()], 0.5));
            trips.Add(At([.. trip.Order()], 0.5));
            floor.Add((2 * commits[^1]) + trips[^1]);
        }

        bridge.StandardInput.Close();
        await bridge.WaitForExitAsync();
        await listening;
        await node.Stop();
        Print(runs, path, floor, commits, trips);
        return 0;
    }

    private static async Task Listen(StreamReader output, ConcurrentDictionary<string, TaskCompletionSource<long>> calls)
    {
        while (await output.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            foreach (var (id, call) in calls)
            {
                if (parts[0].Contains(id, StringComparison.Ordinal))
                    call.TrySetResult(long.Parse(parts[1]));
            }
        }
    }

    private static async Task<AccountNo> Ready(GatewayNode node)
    {
        for (var i = 0; i < 600; i++)
        {
            if (node.Accounts.Known.Count > 0
                && node.Board.QuoteOf(_symbol) is { } quote
                && await Send(node, node.Accounts.Known.First(), $"probe-{i}", Resting(quote.Last)) is OrderAnswer.Taken)
            {
                return node.Accounts.Known.First();
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("the bridge was not ready within a minute");
    }

    private static async Task<IReadOnlyList<double>> Place(
        GatewayNode node, AccountNo account, ConcurrentDictionary<string, TaskCompletionSource<long>> calls, string name, int count)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var id = $"{name}-{i}.";
            var price = Resting(node.Board.QuoteOf(_symbol)!.Last);
            var call = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            calls[id] = call;
            var receivedAt = Stopwatch.GetTimestamp();
            var answer = await Send(node, account, id, price);
            if (answer is not OrderAnswer.Taken)
                throw new InvalidOperationException($"an order was not taken: {(answer is OrderAnswer.Refused refused ? string.Join(" ", refused.FailedChecks.Select(c => c.Text)) : answer)}");

            times.Add((await call.Task.WaitAsync(TimeSpan.FromSeconds(10)) - receivedAt) * 1_000_000.0 / Stopwatch.Frequency);
            calls.TryRemove(id, out _);

            // Kiwoom takes five orders a second (fact sheet §7.1): what waits for its quota is not what is measured.
            await Task.Delay(_pause);
            if (i % 20 == 19)
                await CancelAll(node, account, $"{name}-cancel-{i}");
        }

        return times;
    }

    private static async Task CancelAll(GatewayNode node, AccountNo account, string id)
    {
        await node.Accounts.Ask<MassCancelAnswer>(account, new MassCancel(CauseOf(id), _caller, account));
        while ((await node.Accounts.Ask<IReadOnlyList<OrderView>>(account, new GetOrders(CauseOf(id), OpenOnly: true))).Count > 0)
            await Task.Delay(_pause);
    }

    private static Task<OrderAnswer> Send(GatewayNode node, AccountNo account, string id, long price) => node.Accounts.Ask<OrderAnswer>(
        account,
        new PlaceOrder(CauseOf(id), _caller, account, new OrderSpec(ClientOrderId.Parse(id), _symbol, Side.Buy, 1, OrderType.Limit, price, null, TimeInForce.Day, TradingMode.Paper)));

    // Far enough below the market to rest, near enough for the collar.
    private static long Resting(long last) => TickSizes.RoundDown(InstrumentKind.Stock, last * 95 / 100, _day);

    private static Cause CauseOf(string id) => new(CommandId.Parse(id), _caller.User);

    // What one durable commit costs here: one row, as long as an event of the journal, on the same disk.
    private static List<double> Commits(DirectoryInfo data, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data.FullName, "floor.sqlite")}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS floor (n INTEGER PRIMARY KEY, payload BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO floor (payload) VALUES ($payload)";
        insert.Parameters.AddWithValue("$payload", new byte[400]);
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var since = Stopwatch.GetTimestamp();
            insert.ExecuteNonQuery();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMicroseconds);
        }

        return times;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static double At(double[] sorted, double part) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * part)];

    private static void Print(int runs, List<double[]> path, List<double> floor, List<double> commits, List<double> trips)
    {
        var (p50, p99) = (Spread.Of(path.Select(r => At(r, 0.5))), Spread.Of(path.Select(r => At(r, 0.99))));
        var (low, commit, trip) = (Spread.Of(floor), Spread.Of(commits), Spread.Of(trips));
        var ratio = Spread.Of(path.Select((r, i) => At(r, 0.5) / floor[i]));
        var table = new Table().Title($"Order path: PlaceOrder to SendOrder, {OrdersARun} orders a run, {runs} runs, two processes").AddColumns("", "min", "median", "max");
        Row("p50 µs", p50);
        Row("p99 µs", p99);
        Row("one durable commit µs (p50)", commit);
        Row("one link round trip µs (p50)", trip);
        Row("floor: two commits and one round trip µs", low);
        table.AddRow("p50 / floor", $"{ratio.Min:N2}", $"{ratio.Median:N2}", $"{ratio.Max:N2}");
        AnsiConsole.Write(table);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["benchmark"] = "order-path",
            ["runs"] = runs,
            ["processors"] = Environment.ProcessorCount,
            ["p50_us"] = Math.Round(p50.Median, 1),
            ["p50_us_min"] = Math.Round(p50.Min, 1),
            ["p50_us_max"] = Math.Round(p50.Max, 1),
            ["p99_us"] = Math.Round(p99.Median, 1),
            ["floor_p50_us"] = Math.Round(low.Median, 1),
            ["commit_p50_us"] = Math.Round(commit.Median, 1),
            ["round_trip_p50_us"] = Math.Round(trip.Median, 1),
            ["ratio_p50"] = Math.Round(ratio.Median, 2),
            ["ratio_p50_min"] = Math.Round(ratio.Min, 2),
            ["ratio_p50_max"] = Math.Round(ratio.Max, 2),
        }));

        void Row(string name, Spread spread) => table.AddRow(name, $"{spread.Min:N0}", $"{spread.Median:N0}", $"{spread.Max:N0}");
    }
}
