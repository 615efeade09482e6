using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Clients;
using Kiwoom.Specs.Gateway;
using static Kiwoom.Specs.Pressure.FloodRig;

namespace Kiwoom.Specs.Pressure;

/// <summary>A hundred thousand orders in a burst, from all sides at once.</summary>
public sealed class FloodSpecs
{
    private const int Senders = 2;
    private const int FromEachSender = 30_000;
    private const int Sockets = 3;
    private const int FromEachSocket = 10_000;
    private const int Clients = 5;
    private const int FromEachClient = 2_000;
    private const int All = (Senders * FromEachSender) + (Sockets * FromEachSocket) + (Clients * FromEachClient);
    private const long GenerousBytes = 400_000_000;

    private readonly ConcurrentDictionary<string, int> _answers = new();

    [Fact]
    public async Task A_flood_of_orders_is_bounded_answered_and_stopped_by_the_kill_switch()
    {
        All.ShouldBe(100_000);
        await using var rig = await Start();
        using var person = rig.Client("person");
        (await person.PostAsync("/api/orders", GatewayRig.Json(Json("open-1")))).EnsureSuccessStatusCode();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var over = new CancellationTokenSource();
        var watching = Watch(rig, over.Token);
        var flood = Task.WhenAll([.. Enumerable.Range(1, Sockets).Select(n => FloodSocket(rig, $"ws{n}")), .. Enumerable.Range(1, Clients).Select(n => FloodHttp(rig, $"http{n}"))]);
        for (var n = 1; n <= Senders; n++)
            rig.Engine.Spawn(new ActorPath($"/strategies/run{n}"), Sender(n)).Tell(new FloodSender.GoOn());

        await Eventually(() => Task.FromResult(_answers.Count > All / 10));
        ((int)(await person.DeleteAsync("/api/orders/open-1")).StatusCode).ShouldBe(202, "a cancel gets through");
        await Eventually(() => Task.FromResult(_answers.Count > All / 4));
        ((int)(await person.PostAsync("/api/emergency-stop", null)).StatusCode).ShouldBe(200, "the kill switch gets through");
        _answers.Count.ShouldBeLessThan(All, "the flood goes on");
        await flood;
        await Eventually(() => Task.FromResult(_answers.Count == All));
        await Eventually(() => Task.FromResult(rig.Bridge.Acknowledged == rig.Bridge.Reported && rig.Health() is { MailboxLength: 0, InFlight: 0 } && rig.Feed.Waiting == 0));
        await over.CancelAsync();
        var (mostWaiting, mostBytes) = await watching;

        _answers.Values.Distinct().ShouldBeSubsetOf([201, 422, 429, 503]);
        mostWaiting.ShouldBeLessThan(20_000, "orders, cancels, questions and the reports of what was taken");
        (mostBytes - before).ShouldBeLessThan(GenerousBytes);
        rig.Health().Refused.ShouldBeGreaterThan(0);
        Compare(rig);
        await Retry(rig);
    }

    private Func<Actor> Sender(int n) => () => new FloodSender($"run{n}", FromEachSender, _answers);

    private async Task FloodHttp(FloodRig rig, string name)
    {
        using var client = rig.Client(name);
        for (var i = 1; i <= FromEachClient; i++)
        {
            using var answer = await client.PostAsync("/api/orders", GatewayRig.Json(Json($"{name}-{i}")));
            _answers[$"{name}-{i}"] = (int)answer.StatusCode;
            if ((int)answer.StatusCode == 503)
                answer.Headers.RetryAfter.ShouldNotBeNull();
        }
    }

    private async Task FloodSocket(FloodRig rig, string name)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {rig.Token(name)}");
        await socket.ConnectAsync(new UriBuilder(rig.Address) { Scheme = "ws", Path = $"/client/{name}" }.Uri, CancellationToken.None);
        var reader = new WebSocketReader(socket);
        var sending = Task.Run(async () =>
        {
            for (var i = 1; i <= FromEachSocket; i++)
            {
                var action = $$"""{"action":"place_order","request_id":"{{name}}-{{i}}","params":{{Json($"{name}-{i}")}}}""";
                await socket.SendAsync(Encoding.UTF8.GetBytes(action), WebSocketMessageType.Text, true, CancellationToken.None);
            }
        });
        for (var i = 1; i <= FromEachSocket; i++)
        {
            var answer = await reader.Next("answer");
            var status = answer.GetProperty("status").GetInt32();
            _answers[answer.GetProperty("request_id").GetString()!] = status;
            if (status == 503)
                answer.GetProperty("data").GetProperty("type").GetString().ShouldBe("urn:kiwoom-actors:problem:overloaded");
        }

        await sending;
    }

    private static async Task<(int MostWaiting, long MostBytes)> Watch(FloodRig rig, CancellationToken over)
    {
        var (mostWaiting, mostBytes) = (0, 0L);
        while (!over.IsCancellationRequested)
        {
            mostWaiting = Math.Max(mostWaiting, rig.Health().MailboxLength);
            mostBytes = Math.Max(mostBytes, GC.GetTotalMemory(forceFullCollection: false));
            rig.Feed.Waiting.ShouldBeLessThanOrEqualTo(ClientFeed.Capacity + 1);
            await Task.Delay(1, CancellationToken.None);
        }

        return (mostWaiting, mostBytes);
    }

    private void Compare(FloodRig rig)
    {
        var journal = rig.Journal();
        var placed = journal.Select(j => j.Event).OfType<OrderPlaced>().Select(e => e.Spec.ClientOrderId.Value).Where(id => id != "open-1").ToList();
        placed.Order(StringComparer.Ordinal).ToList().ShouldBe(Ids(201), "what was taken is in the journal exactly once, and nothing else is");
        var rejected = journal.Select(j => j.Event).OfType<OrderRejected>().Select(e => e.Spec.ClientOrderId.Value);
        rejected.Order(StringComparer.Ordinal).ToList().ShouldBe(Ids(422));
        rejected.Count().ShouldBeLessThanOrEqualTo(5_000);
        var engaged = journal.Single(j => j.Event is KillSwitchEngaged).SequenceNr;
        journal.Count(j => j.Event is OrderPlaced && j.SequenceNr > engaged).ShouldBe(0, "nothing is placed after the kill switch");
        journal.Count(j => j.Event is OrderPlaced && j.SequenceNr < engaged).ShouldBeGreaterThan(1);
        journal.Count(j => j.Event is OrderCanceled { ClientOrderId.Value: "open-1" }).ShouldBe(1);
        journal.Select(j => j.Event).OfType<OrderExecuted>().Select(e => e.ExecutionId.Value).Order(StringComparer.Ordinal).ToList()
            .ShouldBe([.. rig.Bridge.Fills.Select(f => f.Value).Order(StringComparer.Ordinal)], "no report is refused, dropped or doubled");
    }

    /// <summary>What the flood was refused is free: the same order under the same id is new.</summary>
    private async Task Retry(FloodRig rig)
    {
        using var admin = rig.Client("boss", PermissionLevel.Admin);
        (await admin.DeleteAsync("/api/emergency-stop")).EnsureSuccessStatusCode();
        var refused = Ids(503)[0];
        var orders = rig.Bridge.Commands.Count;
        await Eventually(async () => (int)(await admin.PostAsync("/api/orders", GatewayRig.Json(Json(refused)))).StatusCode == 201);
        await Eventually(() => Task.FromResult(rig.Bridge.Commands.Count == orders + 1));
        ((int)(await admin.PostAsync("/api/orders", GatewayRig.Json(Json(refused)))).StatusCode).ShouldBe(200, "once taken it is a duplicate");
        rig.Bridge.Commands.Count.ShouldBe(orders + 1);
    }

    private List<string> Ids(int status) => [.. _answers.Where(a => a.Value == status).Select(a => a.Key).Order(StringComparer.Ordinal)];
}
