using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Chaos.Audit;
using Kiwoom.Chaos.Nodes;
using Kiwoom.Chaos.Trading;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Chaos;

/// <summary>The operator at the end of the session: stops the strategies, cancels everything, and decides on orders in doubt that the lists leave
/// open, by what the exchange really did.</summary>
/// <param name="system">The system.</param>
/// <param name="api">The gateway, for an admin.</param>
/// <param name="ready">Waits until ready.</param>
/// <param name="say">Progress.</param>
internal sealed class Settlement(TradingSystem system, GatewayApi api, ReadyWatch ready, Action<string> say)
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);

    // By then the lists have been read several times since the doubt began, in the market's fast time.
    private static readonly TimeSpan _leftToTheLists = TimeSpan.FromSeconds(6);

    private readonly Dictionary<string, long> _doubtSeen = [];

    /// <summary>Orders on which the operator had to decide.</summary>
    internal int Decisions { get; private set; }

    /// <summary>Ends when no order is open. Throws <see cref="ChaosException"/> that names those that are.</summary>
    internal async Task Run(IEnumerable<string> strategies, CancellationToken stop)
    {
        await ready.UntilReady("the last fault", stop).ConfigureAwait(false);
        foreach (var strategy in strategies)
            await Done(HttpMethod.Delete, $"/api/strategies/{strategy}", null, stop).ConfigureAwait(false);

        await Done(HttpMethod.Post, "/api/emergency-stop", new { reason = "end of the session" }, stop).ConfigureAwait(false);
        var since = Stopwatch.GetTimestamp();
        while (await Open().ConfigureAwait(false) is var open and not [])
        {
            if (Stopwatch.GetElapsedTime(since) > _bound)
                throw new ChaosException($"still open {_bound.TotalSeconds:0} s after everything was cancelled: {string.Join("; ", open.Select(Shown))}");

            foreach (var order in open)
                await Settle(order).ConfigureAwait(false);

            await Task.Delay(_look, stop).ConfigureAwait(false);
        }

        await ready.UntilReady("everything was cancelled", stop).ConfigureAwait(false);
        say("no order is open");
    }

    private async Task Settle(JsonElement order)
    {
        var id = order.GetProperty("client_order_id").GetString()!;
        switch (order.GetProperty("status").GetString())
        {
            case "new" or "partially_filled":
                await api.Send(HttpMethod.Delete, $"/api/orders/{id}").ConfigureAwait(false);
                break;
            case "in_doubt" when Stopwatch.GetElapsedTime(SeenAt(id)) > _leftToTheLists:
                await Decide(id).ConfigureAwait(false);
                break;
        }
    }

    private async Task Decide(string id)
    {
        var journal = JournalTruth.Read(system.GatewayDirectory);
        if (!journal.Placed.TryGetValue(id, out var placed))
            return;

        var arrived = BrokerTruth.Read(system.LedgerDirectory).Orders.FirstOrDefault(o => o.Booked.Action == BrokerOrderAction.New && o.Booked.RqName == placed.Command.Value);
        object decision = arrived is null ? new { arrived = false } : new { arrived = true, broker_order_no = arrived.No.Value };
        var reply = await api.Send(HttpMethod.Post, $"/api/orders/{id}/resolution", decision).ConfigureAwait(false);
        say($"the operator decides on {id}: {(arrived is null ? "it never arrived" : $"it is no. {arrived.No}")} (status {reply.Status})");
        if (reply.Status == 200)
            Decisions++;
        _doubtSeen.Remove(id);
    }

    private long SeenAt(string id)
    {
        _doubtSeen.TryAdd(id, Stopwatch.GetTimestamp());
        return _doubtSeen[id];
    }

    private async Task<List<JsonElement>> Open()
    {
        while (true)
        {
            var reply = await api.Get("/api/orders?status=open&limit=1000").ConfigureAwait(false);
            if (reply is { Status: 200, Body: { } orders })
                return [.. orders.EnumerateArray()];

            await Task.Delay(_look).ConfigureAwait(false);
        }
    }

    private async Task Done(HttpMethod method, string path, object? body, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (await api.Send(method, path, body).ConfigureAwait(false) is var reply && reply.Status is not (>= 200 and < 300 or 404))
        {
            if (Stopwatch.GetElapsedTime(since) > _bound)
                throw new ChaosException($"{method} {path} is still answered with {reply.Status} {reply.Problem}");

            await Task.Delay(_look, stop).ConfigureAwait(false);
        }
    }

    private static string Shown(JsonElement order) =>
        $"{order.GetProperty("client_order_id").GetString()} {order.GetProperty("status").GetString()} ({order.GetProperty("text").GetString()})";
}
