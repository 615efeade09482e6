using System.Collections.Concurrent;
using System.Runtime.Loader;
using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.OnAkka.Remoting.Guard;
using Kiwoom.Specs.Link;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>Another system that connects to the gateway and does what Akka.Remote lets it do: nothing comes of it with akka.hocon, and all of it without.</summary>
public sealed class HostilePeerSpecs : IAsyncLifetime
{
    private const string Hostile = """
        akka.remote.dot-netty.tcp.maximum-frame-size = 4000000b
        akka.actor {
          serializers {
            kiwoom-link = "Kiwoom.Specs.OnAkka.Remoting.StrangeSerializer, Kiwoom.Specs.Akka"
            hyperion = "Kiwoom.Specs.OnAkka.Remoting.StrangeSerializer, Kiwoom.Specs.Akka"
          }
          serialization-settings {
            kiwoom-link.number = 1002
            hyperion.number = -5
          }
          serialization-bindings {
            "Kiwoom.Specs.OnAkka.Remoting.StrangeSerializer+StrangeLink, Kiwoom.Specs.Akka" = kiwoom-link
            "Kiwoom.Specs.OnAkka.Remoting.StrangeSerializer+StrangeHyperion, Kiwoom.Specs.Akka" = hyperion
          }
        }
        """;

    private readonly ConcurrentQueue<string> _log = new();
    private ActorSystem _gateway = null!;
    private ActorSystem _peer = null!;
    private IActorRef _victim = null!;

    public Task InitializeAsync()
    {
        _peer = LinkSystems.Bridge(Hostile, isAkkaAsItComes: true);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Task.WhenAll(_peer.Terminate(), _gateway.Terminate());

    public static TheoryData<string> Attacks => new("poison pill", "kill", "suspend", "terminate", "message", "text", "selection", "selected pill", "nested selection", "identify", "watch", "deploy");

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task An_attack_does_nothing_to_the_gateway(string attack)
    {
        Start();
        await Marker();
        var intruders = WireIntruder.AtGateway;
        var answered = Attack(attack);
        await Marker();
        await AnswersStill();
        _log.ShouldBeEmpty();
        WireIntruder.AtGateway.ShouldBe(intruders);
        answered().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_same_attack_works_against_Akka_as_it_comes(string attack)
    {
        Start(isAkkaAsItComes: true);
        await Eventually.Is(Reached, "the peer does not reach the gateway");
        _log.Clear();
        var intruders = WireIntruder.AtGateway;
        var answered = Attack(attack);
        if (attack == "suspend")
            await Eventually.Is(() => !_victim.Ask(new WireVictim.Ping(), TimeSpan.FromMilliseconds(300)).ContinueWith(t => t.IsCompletedSuccessfully).Result, "it was not suspended");
        else
            await Eventually.Is(() => !_log.IsEmpty || answered() || WireIntruder.AtGateway > intruders, "nothing happened");
    }

    [Fact]
    public async Task Whether_a_trusted_actor_is_there_may_be_asked()
    {
        Start();
        var found = await _peer.ActorSelection(Remote("user/link").Path).ResolveOne(TimeSpan.FromSeconds(30));
        found.Path.Name.ShouldBe("link");
    }

    [Fact]
    public async Task Strange_bytes_are_dropped_and_the_association_lives()
    {
        Start();
        await Marker();
        var guard = WireGuard.Of(_gateway);
        var dropped = guard.Total;
        var target = Remote("user/link");
        target.Tell(new Newtonsoft("a class that Newtonsoft would make"));
        target.Tell(new StrangeSerializer.StrangeHyperion("", [1, 2, 3]));
        target.Tell(new StrangeSerializer.StrangeLink("z9", [1, 2, 3]));
        target.Tell(new StrangeSerializer.StrangeLink("System.Diagnostics.Process, System", new byte[100]));
        target.Tell(new StrangeSerializer.StrangeLink("o1", new byte[10]));
        target.Tell(new StrangeSerializer.StrangeLink("p1", new byte[110_000]));
        await Marker();
        guard.Total.ShouldBeGreaterThan(dropped);
    }

    [Fact]
    public async Task A_message_beyond_the_largest_ends_the_connection_it_came_on_and_no_more()
    {
        Start();
        await Marker();
        Remote("user/link").Tell(new StrangeSerializer.StrangeLink("p1", new byte[1_000_000]));
        await Marker();
    }

    [Fact]
    public void No_serializer_of_the_gateway_looks_for_a_type_that_the_wire_names()
    {
        Start();
        var looked = new ConcurrentQueue<string>();
        AssemblyLoadContext.Default.Resolving += (_, name) =>
        {
            looked.Enqueue(name.Name!);
            return null;
        };
        var serialization = ((ExtendedActorSystem)_gateway).Serialization;
        var read = 0;
        for (var number = -50; number < 2000; number++)
        {
            try
            {
                serialization.Deserialize([1, 2, 3], number, $"Evil.Type, Evil.Assembly{number}");
                read++;
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                // Refused.
            }
        }

        looked.Where(name => name.StartsWith("Evil", StringComparison.Ordinal)).ShouldBeEmpty();
        read.ShouldBeGreaterThan(5, "the refusing serializers stand in their places");
    }

    private void Start(bool isAkkaAsItComes = false)
    {
        var certificate = RemotingSettings.Throwaway(TimeProvider.System);
        _gateway = LinkSystems.Gateway(certificate, 0, isAkkaAsItComes: isAkkaAsItComes);
        _gateway.ActorOf(Props.Create(() => new Door(_log)), LinkDoor.Name);
        var log = _log;
        _victim = _gateway.ActorOf(Props.Create(() => new WireVictim(log)), "account");
    }

    // Does it, and gives what tells whether the peer got an answer.
    private Func<bool> Attack(string attack)
    {
        var victim = Remote("user/account");
        var answered = false;
        Action told = () => answered = true;
        Action does = attack switch
        {
            "poison pill" => () => victim.Tell(PoisonPill.Instance),
            "kill" => () => victim.Tell(Kill.Instance),
            "suspend" => () => victim.SendSystemMessage(new Suspend()),
            "terminate" => () => victim.SendSystemMessage(new Terminate()),
            "message" => () => victim.Tell(new Newtonsoft("hostile")),
            "text" => () => victim.Tell("hostile"),
            "selection" => () => _peer.ActorSelection(victim.Path).Tell(new Newtonsoft("hostile")),
            "selected pill" => () => _peer.ActorSelection(victim.Path).Tell(PoisonPill.Instance),
            "nested selection" => () => _peer.ActorSelection(Remote("user/link").Path).Tell(new ActorSelectionMessage(new Newtonsoft("hostile"), [new SelectParent(), new SelectChildName("account")])),
            "identify" => () => _ = victim.Ask<ActorIdentity>(new Identify(null), TimeSpan.FromSeconds(30)).ContinueWith(t => answered = t.IsCompletedSuccessfully && t.Result.Subject is not null),
            "watch" => () => _peer.ActorOf(Props.Create(() => new Watcher(victim, told))),
            "deploy" => () => _peer.ActorOf(Props.Create(() => new WireIntruder()).WithDeploy(new Deploy(new RemoteScope(LinkSystems.AddressOf(_gateway))))),
            _ => throw new ArgumentOutOfRangeException(nameof(attack)),
        };
        does();
        if (attack == "watch")
        {
            // Watching shows when what is watched ends.
            return () =>
            {
                if (LinkSystems.IsTrusting(_gateway))
                    _gateway.Stop(_victim);
                return answered;
            };
        }

        return () => answered;
    }

    private IInternalActorRef Remote(string path) => (IInternalActorRef)((ExtendedActorSystem)_peer).Provider.ResolveActorRef(new RootActorPath(LinkSystems.AddressOf(_gateway)) / path.Split('/'));

    private async Task AnswersStill() => (await _victim.Ask(new WireVictim.Ping(), TimeSpan.FromSeconds(30))).ShouldBeOfType<WireVictim.Ping>();

    // The last of what the peer has sent so far is dealt with: messages of one system arrive in order.
    private async Task Marker()
    {
        var manifest = "r1";
        var before = Door.Seen;
        await Eventually.Is(
            () =>
            {
                Remote("user/link").Tell(new StrangeSerializer.StrangeLink(manifest, new byte[16]));
                Thread.Sleep(5);
                return Door.Seen > before;
            },
            "what is allowed does not arrive");
    }

    private bool Reached()
    {
        Remote("user/account").Tell("hello");
        Thread.Sleep(5);
        return !_log.IsEmpty;
    }

    /// <summary>A class that Newtonsoft's serializer makes at the other end.</summary>
    public sealed record Newtonsoft(string Text);

    private sealed class Door(ConcurrentQueue<string> log) : UntypedActor
    {
        private static long _seen;

        internal static long Seen => Interlocked.Read(ref _seen);

        protected override void OnReceive(object message)
        {
            if (message is Kiwoom.OnAkka.Remoting.Wire.ChannelRefused)
                Interlocked.Increment(ref _seen);
            else
                log.Enqueue($"door got {message}");
        }
    }

    private sealed class Watcher(IActorRef whom, Action terminated) : UntypedActor
    {
        protected override void PreStart() => Context.Watch(whom);

        protected override void OnReceive(object message)
        {
            if (message is Terminated { AddressTerminated: false, ExistenceConfirmed: true })
                terminated();
        }
    }
}
