using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Kiwoom.OnAkka.Configuration;
using Kiwoom.OnAkka.Hosting;
using Kiwoom.OnAkka.Remoting;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.OnAkka.Nodes;

/// <summary>A node's actor system: its log, its end, and what an actor that throws does to it.</summary>
public sealed class ActorSystemSpecs : IAsyncDisposable
{
    private readonly NodeLog _log = new();
    private readonly TemporaryDirectory _directory = new();
    private AkkaNode? _node;

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
            await _node.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Doors_are_closed_then_actors_drain_then_the_system_ends_whoever_begins()
    {
        foreach (var byAkka in new[] { false, true })
        {
            List<string> order = [];
            var node = Start();
            node.BeforeEnd(() => Add("actors"));
            node.BeforeActors(() => Add("doors"));
            _ = node.System.WhenTerminated.ContinueWith(_ => order.Add("system"), TaskContinuationOptions.ExecuteSynchronously);
            if (byAkka)
                await node.System.Terminate();
            else
                await node.DisposeAsync();
            await Until(() => order.Count == 3, () => string.Join(", ", order));
            order.ShouldBe(["doors", "actors", "system"]);

            // Who did not ask for the end is told of it.
            if (byAkka)
                await Until(() => node.Failed.IsCancellationRequested, () => "the node does not know");
            else
                node.Failed.IsCancellationRequested.ShouldBeFalse();

            Task Add(string what)
            {
                node.System.WhenTerminated.IsCompleted.ShouldBeFalse();
                order.Add(what);
                return Task.CompletedTask;
            }
        }
    }

    [Fact]
    public async Task Doors_that_are_closed_already_are_not_closed_again()
    {
        var closed = 0;
        _node = Start();
        _node.BeforeActors(() => Task.FromResult(closed++));
        await _node.CloseDoors();
        await _node.CloseDoors();
        await _node.DisposeAsync();
        closed.ShouldBe(1);
    }

    [Fact]
    public async Task A_step_that_hangs_does_not_keep_the_process()
    {
        File.WriteAllText(Path.Combine(_directory.Path, AkkaConfiguration.FileName), "akka.coordinated-shutdown.phases.service-stop.timeout = 100 ms");
        _node = Start();
        _node.BeforeEnd(() => Task.Delay(Timeout.Infinite));
        await _node.DisposeAsync();
        _node.System.WhenTerminated.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task The_log_is_the_nodes_own_and_holds_no_message_that_reached_nobody()
    {
        _node = Start();
        Logging.GetLogger(_node.System, "spec").Warning("it rains\nfake: line");
        _node.System.ActorSelection("/user/nobody").Tell(new Order("secret-token"));
        await Until(() => _log.Lines.Any(l => l.StartsWith("Warning: spec", StringComparison.Ordinal) && l.Contains("it rains fake: line", StringComparison.Ordinal)), () => string.Join('\n', _log.Lines));
        await Until(() => _log.Lines.Any(l => l.Contains("A Order to", StringComparison.Ordinal)), () => string.Join('\n', _log.Lines));
        string.Join('\n', _log.Lines).ShouldNotContain("secret-token");
    }

    [Fact]
    public async Task A_door_that_throws_is_opened_again_and_an_engine_that_throws_ends_the_node()
    {
        _node = Start();
        var door = _node.System.ActorOf(Props.Create(() => new Thrower()), "orders");
        door.Tell(Thrower.Throw);
        (await door.Ask<int>(Thrower.Count, TimeSpan.FromSeconds(30))).ShouldBe(0);
        _node.Failed.IsCancellationRequested.ShouldBeFalse();

        _node.System.ActorOf(Props.Create(() => new Thrower()), NodeSupervision.Engine).Tell(Thrower.Throw);
        await Until(() => _node.Failed.IsCancellationRequested, () => string.Join('\n', _log.Lines));
        _log.Lines.ShouldContain(l => l.Contains("ended by itself", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_Akka_does_not_take_is_told_with_the_file()
    {
        var file = Path.Combine(_directory.Path, AkkaConfiguration.FileName);
        File.WriteAllText(file, "akka.actor.default-dispatcher.type = NoSuchDispatcher");
        Should.Throw<InvalidDataException>(Start).Message.ShouldStartWith(file);
    }

    [Fact]
    public void A_port_in_use_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var fault = Should.Throw<IOException>(() => Start(RemotingSettings.GatewayOverlay("127.0.0.1", port)));
        fault.Message.ShouldContain($"cannot listen on 127.0.0.1:{port}");
    }

    private static async Task Until(Func<bool> condition, Func<string> what)
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(60))
                throw new TimeoutException(what());
            await Task.Delay(10);
        }
    }

    private AkkaNode Start() => Start(ConfigurationFactory.ParseString("akka.actor.provider = local"));

    private AkkaNode Start(Config overlay) => AkkaNode.Start(new AkkaNodeOptions
    {
        Name = "kiwoom",
        Configuration = AkkaConfiguration.Load(null, _directory.Path),
        Overlay = overlay,
        Setups = [RemotingSettings.Tls(RemotingSettings.Throwaway(TimeProvider.System))],
        Loggers = _log,
    });

    private sealed record Order(string Token);

    private sealed class Thrower : UntypedActor
    {
        internal const string Throw = "throw";
        internal const string Count = "count";
        private int _thrown;

        protected override void OnReceive(object message)
        {
            if (message is Count)
            {
                Sender.Tell(_thrown);
                return;
            }

            _thrown++;
            throw new InvalidOperationException("a bug");
        }
    }
}
