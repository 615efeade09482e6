using System.Security.Cryptography;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using FsCheck.Xunit;
using Kiwoom.OnAkka.Orders;
using Kiwoom.OnAkka.Orders.Sealing;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>What is sealed for a gateway only that gateway reads, and what comes back only it can have written.</summary>
public sealed class SealSpecs : TestKit
{
    private readonly ECDiffieHellman _key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);

    private GatewayIdentity Identity => GatewayIdentity.Of(_key.ExportSubjectPublicKeyInfo());

    [Property(MaxTest = 100)]
    public void What_is_sealed_is_opened_at_the_other_end_and_nowhere_else(int seed)
    {
        var message = new SampleMessages(seed).Any();
        using var strategy = SessionSeal.With(Identity);
        using var gateway = SessionSeal.Of(strategy.Session, _key)!;
        var (nonce, bytes) = strategy.Seal(message);
        gateway.TryOpen(new SealedRequest(strategy.Session, nonce, bytes), out var opened).ShouldBeTrue();
        OrdersSerializer.Pack(opened!).ShouldBe(OrdersSerializer.Pack(message));
        strategy.TryOpen(new SealedRequest(strategy.Session, nonce, bytes), out _).ShouldBeFalse("what was sent is no answer");

        using var other = SessionSeal.With(Identity);
        other.TryOpen(new SealedAnswer(other.Session, nonce, bytes), out _).ShouldBeFalse();
        using var stranger = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var elsewhere = SessionSeal.Of(strategy.Session, stranger)!;
        elsewhere.TryOpen(new SealedRequest(strategy.Session, nonce, bytes), out _).ShouldBeFalse("it has not the gateway's key");
    }

    [Property(MaxTest = 300)]
    public void Nothing_of_it_can_be_changed(int at, byte value)
    {
        using var strategy = SessionSeal.With(Identity);
        using var gateway = SessionSeal.Of(strategy.Session, _key)!;
        var (nonce, bytes) = strategy.Seal(OrdersSerializerSpecs.Order());
        var place = (at & int.MaxValue) % (nonce.Length + bytes.Length);
        var (part, index) = place < nonce.Length ? (nonce, place) : (bytes, place - nonce.Length);
        part[index] ^= (byte)(value | 1);
        gateway.TryOpen(new SealedRequest(strategy.Session, nonce, bytes), out _).ShouldBeFalse();
    }

    [Property(MaxTest = 200)]
    public void Whatever_is_said_to_be_sealed_is_dropped_where_it_is_not(byte[] session, byte[] nonce, byte[] bytes)
    {
        SessionSeal.Of(session, _key).ShouldBeNull();
        using var strategy = SessionSeal.With(Identity);
        strategy.TryOpen(new SealedAnswer(strategy.Session, nonce, bytes), out _).ShouldBeFalse();
        strategy.TryOpen(new SealedAnswer(session, new byte[12], new byte[40]), out _).ShouldBeFalse();
    }

    [Fact]
    public void A_key_comes_back_as_it_went_and_any_other_text_is_refused()
    {
        GatewayIdentity.Parse(Identity.ToString()).ToString().ShouldBe(Identity.ToString());
        using var p384 = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP384);
        Should.Throw<ArgumentException>(() => GatewayIdentity.Of(p384.ExportSubjectPublicKeyInfo()));
        foreach (var wrong in new[] { null, "", "kgw1.", "kgw1.AAAA", Identity.ToString()[..^1], "kgw2" + Identity.ToString()[4..], Identity + "A", new string('k', 100_000) })
            GatewayIdentity.TryParse(wrong, out _).ShouldBeFalse(wrong ?? "null");
    }

    [Fact]
    public void The_door_answers_under_seal_what_came_under_seal_and_drops_what_does_not_open()
    {
        var door = CreateTestProbe();
        var gate = Sys.ActorOf(SealedDoor.Props(Props.Create(() => new Passing(door)), _key.ExportParameters(includePrivateParameters: true)));
        using var strategy = SessionSeal.With(Identity);
        var request = OrdersSerializerSpecs.Order();
        gate.Tell(Sealed(strategy, request), TestActor);
        door.ExpectMsg<DoorRequest.PlaceOrder>().ShouldBe(request);
        door.Reply(new DoorAnswer.Unsubscribed(request.RequestId));
        strategy.TryOpen(ExpectMsg<SealedAnswer>(), out var answer).ShouldBeTrue();
        answer.ShouldBe(new DoorAnswer.Unsubscribed(request.RequestId));

        var foreign = Sealed(strategy, request);
        gate.Tell(foreign with { Bytes = [.. foreign.Bytes.Reverse()] }, TestActor);
        gate.Tell(foreign with { Session = [1, 2, 3] }, TestActor);
        gate.Tell(Sealed(strategy, new DoorAnswer.Unsubscribed(request.RequestId)), TestActor);
        gate.Tell("text", TestActor);
        door.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        gate.Tell(request, TestActor);
        door.ExpectMsg<DoorRequest.PlaceOrder>();
        door.Reply(new DoorAnswer.Unsubscribed(request.RequestId));
        ExpectMsg<DoorAnswer.Unsubscribed>(TimeSpan.FromSeconds(30), "an open request is answered openly");
    }

    [Fact]
    public void However_many_sessions_are_begun_the_door_keeps_a_bounded_number_and_goes_on_with_each()
    {
        var door = CreateTestProbe();
        var gate = Sys.ActorOf(SealedDoor.Props(Props.Create(() => new Passing(door)), _key.ExportParameters(includePrivateParameters: true)));
        using var first = SessionSeal.With(Identity);
        gate.Tell(Sealed(first, OrdersSerializerSpecs.Order()), TestActor);
        door.ExpectMsg<DoorRequest.PlaceOrder>();
        var session = Watch(door.LastSender);
        for (var n = 0; n < 300; n++)
        {
            using var another = SessionSeal.With(Identity);
            gate.Tell(Sealed(another, OrdersSerializerSpecs.Order()), TestActor);
        }

        ExpectTerminated(session, TimeSpan.FromSeconds(30));
        door.ReceiveN(300, TimeSpan.FromSeconds(30));
        gate.Tell(Sealed(first, OrdersSerializerSpecs.Order("again")), TestActor);
        door.ExpectMsg<DoorRequest.PlaceOrder>().Order.ClientOrderId.Value.ShouldBe("again");
    }

    [Fact]
    public void A_client_that_knows_its_gateway_believes_nothing_open_and_shows_its_token_to_nobody_else()
    {
        var door = CreateTestProbe();
        var options = new OrderClientOptions { Door = door.Ref.Path.ToStringWithoutAddress(), Token = () => new ApiToken("secret-token"), Gateway = Identity };
        var client = Sys.ActorOf(OrderClient.Props(options, TestActor));
        var asked = door.ExpectMsg<SealedRequest>();
        using var gateway = SessionSeal.Of(asked.Session, _key)!;
        gateway.TryOpen(asked, out var opened).ShouldBeTrue();
        var subscribe = opened.ShouldBeOfType<DoorRequest.Subscribe>();
        subscribe.Token.Value.ShouldBe("secret-token");

        var subscribed = new DoorAnswer.Subscribed(subscribe.RequestId, DoorRig.Account, 7, 30);
        client.Tell(subscribed);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        var (nonce, bytes) = gateway.Seal(subscribed);
        client.Tell(new SealedAnswer(asked.Session, nonce, bytes));
        ExpectMsg<OrderNotice.Connected>().Position.ShouldBe(7);
    }

    protected override void AfterAll()
    {
        _key.Dispose();
        base.AfterAll();
    }

    private static SealedRequest Sealed(SessionSeal seal, IOrdersMessage message)
    {
        var (nonce, bytes) = seal.Seal(message);
        return new SealedRequest(seal.Session, nonce, bytes);
    }

    private sealed class Passing(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message) => to.Forward(message);
    }
}
