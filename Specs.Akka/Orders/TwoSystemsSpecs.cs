using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Actor.Setup;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Chaos.Faults;
using Kiwoom.OnAkka.Configuration;
using Kiwoom.OnAkka.Hosting;
using Kiwoom.OnAkka.Orders;
using Kiwoom.OnAkka.Orders.Sealing;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Remoting.Guard;
using Kiwoom.Specs.Link;
using Kiwoom.Specs.OnAkka.Remoting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>A strategy's actor system and the gateway's, over Akka.Remote with TLS as akka.hocon has it; between them a wire that is cut.</summary>
public sealed class TwoSystemsSpecs : IAsyncLifetime
{
    private readonly LinkProxy _wire = new();
    private readonly ConcurrentQueue<object> _told = new();
    private ActorSystem _gateway = null!;
    private ActorSystem _outside = null!;
    private DoorRig _rig = null!;

    public async Task InitializeAsync()
    {
        _wire.Target = LinkSystems.FreePort();
        _gateway = AkkaNode.StartSystem(new AkkaNodeOptions
        {
            Name = RemotingSettings.GatewaySystem,
            Configuration = AkkaConfiguration.Load(null, Path.GetTempPath()),
            Overlay = RemotingSettings.GatewayOverlay("127.0.0.1", _wire.Target, "127.0.0.1", _wire.Port),
            Setups = [RemotingSettings.Tls(RemotingSettings.Throwaway(TimeProvider.System))],
            Loggers = NullLoggerFactory.Instance,
        });
        _outside = StrategySystem.Start("strategy", TimeProvider.System);
        _rig = await DoorRig.Open(_gateway, isSealed: true);
    }

    public async Task DisposeAsync()
    {
        await _outside.Terminate();
        await _gateway.Terminate();
        await _rig.DisposeAsync();
        _wire.Dispose();
    }

    [Fact]
    public async Task An_order_from_another_process_is_filled_and_its_reports_come_back()
    {
        var client = Trade();
        await Told<OrderNotice.Connected>(1);
        client.Tell(new OrderCommand.Place(OrdersSerializerSpecs.Order("a-1", quantity: 1).Order));
        var reports = await Told<OrderNotice.Reported>(3);
        reports.Select(r => r.Report.Name).ShouldBe(["order_placed.v1", "order_accepted.v1", "order_executed.v1"]);
        ((DoorAnswer.Taken)(await Told<OrderNotice.Answered>(1))[0].Answer).Order.User.ShouldBe(UserId.Parse("kim"));
    }

    [Fact]
    public async Task However_often_the_wire_is_cut_each_order_is_sent_once_and_each_report_comes_once()
    {
        const int Orders = 12;
        var client = Trade();
        await Told<OrderNotice.Connected>(1);
        for (var n = 0; n < Orders; n++)
        {
            client.Tell(new OrderCommand.Place(OrdersSerializerSpecs.Order($"a-{n}", quantity: n + 1).Order));
            if (n % 4 == 1)
                _wire.CutAfter(n % 8 == 1 ? 700 : 2500);
            if (n % 4 == 3)
                _wire.Cut();
            await Task.Delay(20);
        }

        var answers = await Told<OrderNotice.Answered>(Orders);
        answers.ShouldAllBe(a => a.Answer is DoorAnswer.Taken);
        await Eventually.Is(() => Fills().Count >= Orders, () => $"{Fills().Count} fills of {Orders}");
        Fills().ShouldBe(Enumerable.Range(0, Orders).Select(n => $"a-{n}"), ignoreOrder: true);
        _rig.Bridge.Commands.OfType<SubmitOrder>().Select(c => c.Order.ClientOrderId.Value).ShouldBe(Enumerable.Range(0, Orders).Select(n => $"a-{n}"), ignoreOrder: true);
        var heard = _told.OfType<OrderNotice.Reported>().Select(r => (r.Report.SequenceNr, r.Report.Name)).ToArray();
        heard.ShouldBe((await _rig.Reports()).Take(heard.Length));
        _wire.Accepted.ShouldBeGreaterThan(1, "it was cut");

        List<string> Fills() => [.. _told.OfType<OrderNotice.Reported>().Where(r => r.Report.Event is OrderExecuted).Select(r => r.Report.Event!.ClientOrderId.Value)];
    }

    [Fact]
    public async Task An_actor_of_a_users_own_talks_to_the_door_without_a_client()
    {
        var actor = _outside.ActorOf(Props.Create(() => new Listener(_told)));
        var request = OrdersSerializerSpecs.Order("own-1", _rig.Token().Value, quantity: 1);
        await Eventually.Is(
            () =>
            {
                _outside.ActorSelection(DoorAt).Tell(request, actor);
                Thread.Sleep(50);
                return !_told.IsEmpty;
            },
            "no answer");
        ((DoorAnswer.Taken)_told.First()).Order.ClientOrderId.Value.ShouldBe("own-1");
        _rig.Bridge.Commands.OfType<SubmitOrder>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_no_message_of_ours_ends_neither_the_door_nor_the_connection()
    {
        var client = Trade();
        await Told<OrderNotice.Connected>(1);
        var accepted = _wire.Accepted;
        using var intruder = ActorSystem.Create("intruder", ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig(OrdersConfig.AkkaAsItComes), RemotingSettings.Tls(RemotingSettings.Throwaway(TimeProvider.System))));
        var sender = intruder.ActorOf(Props.Create(() => new Listener(new ConcurrentQueue<object>())));
        foreach (var path in new[] { "/user/orders", "/user/orders/door", "/user/orders/*", "/user", "/system", "/remote", "/user/other" })
        {
            var place = intruder.ActorSelection(DoorAt.Replace("/user/orders", path, StringComparison.Ordinal));
            foreach (var harmful in new object[] { PoisonPill.Instance, Kill.Instance, "text", 42, new DoorNews.Ended(RequestId.New(), "x", "x") })
                place.Tell(harmful, sender);
            foreach (var (bytes, manifest) in new[] { ("{", "place_order.v1"), ("{}", "place_order.v1"), ("{}", "nothing"), (new string('x', 90_000), "sealed_request.v1") })
                place.Tell(new Strange(bytes, manifest), sender);
        }

        await Eventually.Is(() => WireGuard.Of(_gateway).Total > 0, "the intruder reached nobody");
        client.Tell(new OrderCommand.Place(OrdersSerializerSpecs.Order("a-1", quantity: 1).Order));
        await Told<OrderNotice.Answered>(1);
        _told.OfType<OrderNotice.Disconnected>().ShouldBeEmpty();
        _wire.Accepted.ShouldBe(accepted + 1, "the intruder's own connection");
    }

    [Fact]
    public void The_serializer_of_every_message_is_ours()
    {
        foreach (var seed in Enumerable.Range(0, 60))
            _outside.Serialization.FindSerializerFor(new SampleMessages(seed).Any()).ShouldBeOfType<OrdersSerializer>().Identifier.ShouldBe(1003);
        _outside.Serialization.FindSerializerFor(new SealedRequest([], [], [])).ShouldBeOfType<OrdersSerializer>();
        _outside.Serialization.FindSerializerFor("text").ShouldNotBeOfType<OrdersSerializer>();
    }

    private string DoorAt => RemotingSettings.Gateway("127.0.0.1", _wire.Port) + OrderClientOptions.DoorPath;

    private IActorRef Trade()
    {
        var token = _rig.Token();
        var strategy = _outside.ActorOf(Props.Create(() => new Listener(_told)));
        return _outside.ActorOf(OrderClient.Props(
            new OrderClientOptions { Door = DoorAt, Token = () => token, Gateway = _rig.Identity, Account = DoorRig.Account, RetryAfter = TimeSpan.FromMilliseconds(300), GiveUpAfter = TimeSpan.FromMinutes(5), Tick = TimeSpan.FromMilliseconds(50) },
            strategy));
    }

    private async Task<IReadOnlyList<T>> Told<T>(int count)
    {
        await Eventually.Is(() => _told.OfType<T>().Count() >= count, () => $"{_told.OfType<T>().Count()} of {count} {typeof(T).Name}: {string.Join("; ", _told.TakeLast(5))}");
        return [.. _told.OfType<T>()];
    }

    private sealed class Listener(ConcurrentQueue<object> told) : UntypedActor
    {
        protected override void OnReceive(object message) => told.Enqueue(message);
    }
}
