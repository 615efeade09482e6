using Akka.Actor;
using Akka.Remote;
using Kiwoom.Gateway.Link;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.Specs.Link;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>What Akka.Remote does to a connection, in the middle of order traffic.</summary>
public class LinkBreaksSpecs
{
    private const int Count = 600;

    [Fact]
    public async Task A_connection_that_breaks_comes_back_by_the_same_actor_systems()
    {
        await using var pair = await AkkaLinkedPair.Start();
        for (var cut = 1; cut <= 5; cut++)
        {
            pair.Proxy.Cut();
            await Eventually.Is(() => pair.Link.Status.Connections > cut && pair.Link.Status.Connected, () => $"not back after cut {cut}: {pair.Link.Status.LastFailure}");
        }

        pair.Dialler.Systems.ShouldBe(1);
    }

    [Fact]
    public async Task A_link_whose_actor_system_has_ended_by_itself_gets_a_new_one()
    {
        await using var pair = await AkkaLinkedPair.Start();
        await Traffic(pair, () => _ = pair.BridgeSystems[^1].Terminate());
        pair.Dialler.Systems.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_quarantine_costs_a_new_actor_system_and_no_order_and_no_report(bool byGateway)
    {
        await using var pair = await AkkaLinkedPair.Start();
        await Traffic(pair, () =>
        {
            var bridge = pair.BridgeSystems[^1];
            if (byGateway)
                Quarantine(pair.GatewaySystem, LinkSystems.AddressOf(bridge), bridge);
            else
                Quarantine(bridge, LinkSystems.AddressOf(pair.GatewaySystem), pair.GatewaySystem);
        });
        pair.Dialler.Systems.ShouldBeGreaterThan(1);
        pair.Link.Status.Connections.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Who_claims_the_bridges_address_breaks_its_connection_at_most()
    {
        await using var pair = await AkkaLinkedPair.Start();
        await Traffic(pair, () =>
        {
            var bridge = LinkSystems.AddressOf(pair.BridgeSystems[^1]);
            var stranger = LinkSystems.Bridge($"akka.remote.dot-netty.tcp {{ public-hostname = \"{bridge.Host}\", public-port = {bridge.Port} }}");
            LinkSystems.AddressOf(stranger).ShouldBe(bridge);
            var door = ((ExtendedActorSystem)stranger).Provider.ResolveActorRef(new RootActorPath(LinkSystems.AddressOf(pair.GatewaySystem)) / "user" / LinkDoor.Name);
            door.Tell(new Kiwoom.OnAkka.Remoting.Wire.ChannelRefused(Kiwoom.OnAkka.Remoting.Wire.ChannelId.New()));
            pair.Strangers.Add(stranger);
        });
    }

    [Fact]
    public async Task A_bridge_that_nobody_can_connect_to_is_linked_all_the_same_and_the_gateway_never_dials_it()
    {
        // What the bridge calls itself is an address where somebody listens, and would see it if the gateway connected.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        await using var pair = await AkkaLinkedPair.Start(bridge: $"akka.remote.dot-netty.tcp {{ public-hostname = \"127.0.0.1\", public-port = {port} }}");
        await Traffic(pair, pair.Proxy.Cut);

        // With the bridge gone, what the gateway has to say to it makes Akka.Remote try to connect.
        await pair.Link.DisposeAsync();
        await pair.Dialler.DisposeAsync();
        var tried = new TaskCompletionSource();
        var watch = pair.GatewaySystem.ActorOf(Props.Create(() => new ErrorWatch(tried)));
        pair.GatewaySystem.EventStream.Subscribe(watch, typeof(AssociationErrorEvent));
        var gone = ((ExtendedActorSystem)pair.GatewaySystem).Provider.ResolveActorRef($"akka.ssl.tcp://kiwoom-link@127.0.0.1:{port}/user/nobody");
        await Eventually.Is(
            () =>
            {
                gone.Tell(new Kiwoom.OnAkka.Remoting.Wire.ChannelRefused(Kiwoom.OnAkka.Remoting.Wire.ChannelId.New()));
                return tried.Task.IsCompleted;
            },
            "the gateway did not try");
        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task A_gateway_with_as_many_channels_as_it_takes_says_so()
    {
        var certificate = RemotingSettings.Throwaway(TimeProvider.System);
        var gateway = LinkSystems.Gateway(certificate, 0);
        var options = LinkSystems.Options with { Channels = 1 };
        var served = new TaskCompletionSource();
        LinkDoor.Open(gateway, new LinkDoorSettings { Certificate = certificate, Options = options, Serve = (_, _) => served.Task });
        var pin = System.Security.Cryptography.SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo());
        await using var dialler = new LinkDialler(LinkSystems.AddressOf(gateway), pin, () => LinkSystems.Bridge(), options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var first = await dialler.Dial(CancellationToken.None);
        var fault = await Should.ThrowAsync<Actors.Link.LinkFaultException>(() => dialler.Dial(CancellationToken.None));
        fault.Message.ShouldContain("as many connections");
        served.SetResult();
        await Eventually.Is(() => Dialled(dialler), "the channel that ended still counts");
        await gateway.Terminate();
    }

    [Fact]
    public async Task A_door_that_closes_breaks_its_channels_off_at_once()
    {
        var certificate = RemotingSettings.Throwaway(TimeProvider.System);
        var gateway = LinkSystems.Gateway(certificate, 0);
        var served = new TaskCompletionSource();
        var door = LinkDoor.Open(gateway, new LinkDoorSettings { Certificate = certificate, Options = LinkSystems.Options, Serve = (_, _) => served.Task });
        var pin = System.Security.Cryptography.SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo());
        await using var dialler = new LinkDialler(LinkSystems.AddressOf(gateway), pin, () => LinkSystems.Bridge(), LinkSystems.Options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        using var channel = await dialler.Dial(CancellationToken.None);
        gateway.Stop(door);
        var fault = await Should.ThrowAsync<Actors.Link.LinkFaultException>(async () => await channel.Receive(100, CancellationToken.None));
        fault.Message.ShouldContain("broke the connection off");
        served.SetResult();
        await gateway.Terminate();
    }

    private static bool Dialled(LinkDialler dialler)
    {
        try
        {
            dialler.Dial(CancellationToken.None).GetAwaiter().GetResult().Dispose();
            return true;
        }
        catch (Actors.Link.LinkFaultException)
        {
            return false;
        }
    }

    // Commands and reports both ways, with a break in the middle: each is there once, in order.
    private static async Task Traffic(AkkaLinkedPair pair, Action breaks)
    {
        for (var i = 1; i <= Count; i++)
        {
            pair.Node.Report();
            pair.Host.Links.Send(LinkedPair.Bridge, Specs.Link.Traffic.Command(i)).ShouldBeOneOf(CommandSending.Sent, CommandSending.Waiting);
            if (i == Count / 3)
                breaks();
            if (i % 20 == 0)
                await Task.Delay(1);
        }

        await Eventually.Is(() => pair.Node.Waiting == 0 && pair.Node.Commands.Count >= Count, () => $"{pair.Node.Waiting} reports wait, {pair.Node.Commands.Count} commands came; {pair.Link.Status}");
        await Eventually.Is(() => pair.Host.Links.Status.Single().CommandsWaiting == 0, "commands are not acknowledged");
        pair.Gateway.Reports.Select(r => r.Sequence).ShouldBe(Enumerable.Range(1, Count).Select(n => (long)n));
        pair.Node.Commands.Select(c => c.Id.Value).ShouldBe(Enumerable.Range(1, Count).Select(n => $"c-{n}"));
        pair.Gateway.Missing.ShouldBeEmpty();
    }

    private static void Quarantine(ActorSystem by, Address whom, ActorSystem system) =>
        ((IRemoteActorRefProvider)((ExtendedActorSystem)by).Provider).Quarantine(whom, AddressUidExtension.Uid(system));

    private sealed class ErrorWatch(TaskCompletionSource seen) : UntypedActor
    {
        protected override void OnReceive(object message) => seen.TrySetResult();
    }
}
