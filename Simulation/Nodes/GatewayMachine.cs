using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Link;
using Kiwoom.Simulation.Storage;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Simulation.Nodes;

/// <summary>One run of a gateway: the real core, links and actors on a simulated disk and network.</summary>
internal sealed class GatewayMachine : Machine
{
    private static readonly ActorPath _mirror = new("/mirror");
    private readonly BridgeLinks _links;

    internal GatewayMachine(World world, string run, SimulatedDisk disk, TimeSpan clockError)
        : base(run, world, disk, clockError)
    {
        var plan = world.Plan;
        Journal = new SimulatedJournal(disk, GatewayEvents.Catalog, Clock, Post, world.GatewayDiskWitness(this), world.Chance.Fork(), plan.LongestWrite);
        var loggers = world.LoggersOf(run);
        Engine = new DeterministicEngine(world.Chance.NextUInt64(), Journal, world.Time, loggers.CreateLogger<DeterministicEngine>(), new Clocks(Clock, Clock));
        if (world.Trace is { } trace)
            Engine.OnDelivery = (_, path, message) => trace.Delivered(run, path, message);
        var keys = SimulatedKeys.Shared;
        var options = new BridgeLinksOptions { NodeVersion = "simulated", Timings = plan.Link, CommandEpoch = run, Later = Post };
        _links = new BridgeLinks(keys.Gateway, keys.Enrolment, options, Clock, loggers.CreateLogger<BridgeLinks>());
        var time = new MarketTime(new Clocks(Clock, Clock), world.Schedule, Speed: 1, IsSimulated: false);
        Core = new GatewayCore(Engine, new WatchedLinks(_links, world.Oracle, () => world.Ghost == this), plan.Settings, time, run, loggers, Journal, new ActorOptions { SnapshotEvery = plan.SnapshotEvery });
        Engine.Spawn(_mirror, () => new Mirror());
        Engine.Subscribe((_, journaled) => Engine.Resolve(_mirror).Tell(journaled));
        Core.Open(disk.Streams);
        _links.Start(Core.Traffic);
        Journal.Replaced.Register(_links.Dispose);
        world.Network.Listener = (Post, Accept);
    }

    /// <summary>The real core.</summary>
    internal GatewayCore Core { get; }

    /// <summary>Whether an account may trade: linked, logged in and compared with Kiwoom's lists.</summary>
    internal bool IsOpen(AccountNo account) => Core.Reconciled.IsReconciled(account);

    /// <summary>Actors that are not running, with their reasons.</summary>
    internal IEnumerable<string> Troubles => Engine.Health().Where(a => a.Status != ActorStatus.Running).Select(a => $"{a.Path}: {a.Status} {a.Reason}");

    /// <summary>Lets the subscriber of the journal stand still, or go on.</summary>
    internal void StickMirror(bool isStuck)
    {
        if (isStuck)
            Engine.Hold(_mirror);
        else
            Engine.Release(_mirror);
    }

    /// <summary>Sends a command to an account, as the API does.</summary>
    internal Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand command) => Core.Accounts.Ask<TAnswer>(account, command);

    private protected override void Ended(bool powerLost) => World.GatewayEnded(this, powerLost);

    private void Accept(IFrameChannel channel) => _ = _links.Serve(channel, "simulated");

    /// <summary>Stands for whoever follows the journal: a mirror, a dashboard.</summary>
    private sealed class Mirror : Actor
    {
        protected override void Receive(object message, IActorContext context)
        {
        }
    }
}
