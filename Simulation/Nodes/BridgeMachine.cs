using Kiwoom.Actors.Link;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Kiwoom.Simulation.Broker;
using Kiwoom.Simulation.Faults;
using Kiwoom.Simulation.Storage;
using Kiwoom.Simulator.KiwoomServer;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Simulation.Nodes;

/// <summary>One run of a bridge: the real host, order desk, connection and link on a simulated disk, network and Kiwoom.</summary>
internal sealed class BridgeMachine : Machine, IKiwoomWitness
{
    private readonly SimulatedSta _sta;
    private readonly SimulatedKiwoom _control;

    internal BridgeMachine(World world, string run, SimulatedDisk disk, TimeSpan clockError)
        : base(run, world, disk, clockError)
    {
        var plan = world.Plan;
        Journal = new SimulatedJournal(disk, OrderDeskEvents.Catalog, Clock, Post, world.BridgeDiskWitness(this), world.Chance.Fork(), plan.LongestWrite);
        var loggers = world.LoggersOf(run);
        Engine = new DeterministicEngine(world.Chance.NextUInt64(), Journal, world.Time, loggers.CreateLogger<DeterministicEngine>(), new Clocks(Clock, Clock));
        if (world.Trace is { } trace)
            Engine.OnDelivery = (_, path, message) => trace.Delivered(run, path, message);
        _sta = new SimulatedSta(world.Time);
        _control = new SimulatedKiwoom(world.Server, plan.Control with { Seed = world.Chance.Next(int.MaxValue) }, world.Time);
        var link = new GatewayLink(
            SimulatedKeys.Shared.Identity,
            new GatewayLinkOptions
            {
                NodeVersion = "simulated",
                Timings = plan.Link,
                Jitter = new Random(world.Chance.Next(int.MaxValue)),
                Later = Post,
                Dial = _ => Dial(),
            },
            Clock,
            loggers.CreateLogger<GatewayLink>());
        var options = new BridgeOptions
        {
            Kiwoom = new KiwoomConnectionOptions
            {
                Bridge = SimulatedKeys.Bridge,
                Mode = plan.BridgeMode,
                ReconnectsInProcess = plan.Control.ReconnectsInProcess,
                Pacing = plan.Pacing,
            },
            FreshOutbox = run,
            Monitor = new SessionMonitorOptions { Every = plan.IsNight ? TimeSpan.FromSeconds(20) : TimeSpan.FromSeconds(2) },
            Schedule = world.Schedule,
            Desk = new ActorOptions { SnapshotEvery = plan.SnapshotEvery },
        };
        var api = new WatchedKiwoom(_control, this, world.KiwoomFaults, world.Chance.Fork());
        _ = new BridgeHost(Engine, api, _sta, link, new Clocks(Clock, Clock), options, reason => world.BridgeWantsRestart(this, reason), loggers);
    }

    /// <inheritdoc/>
    public bool IsAlive => !IsDead;

    /// <summary>When the control or Kiwoom's servers do something by themselves; null where only the servers can say.</summary>
    internal DateTimeOffset? NextDueAt => IsFrozen || _sta.IsBlocked ? null : _control.NextDueAt;

    /// <summary>Whether its control raises events at present.</summary>
    internal bool RaisesEvents => !IsDead && !IsFrozen && !_sta.IsBlocked;

    /// <summary>Lets everything happen that is due at Kiwoom and in the control.</summary>
    internal void Advance(DateTimeOffset now) => _control.AdvanceTo(now);

    /// <inheritdoc/>
    public void Sending(OrderCallSeen call)
    {
        World.Trace?.Say(Name, $"SendOrder {call}");
        World.Oracle.Sending(call, Clock.GetUtcNow());
        World.MayDie(this, FaultKind.DiedBeforeSendOrder);
    }

    /// <inheritdoc/>
    public void Sent(OrderCallSeen call)
    {
        World.MayDie(this, FaultKind.DiedAfterSendOrder);
        World.MayBeLoggedOut();
    }

    /// <inheritdoc/>
    public void Popup()
    {
        if (_sta.IsBlocked || World.PopupsOpen > 0)
            return;
        _sta.IsBlocked = true;
        World.OpenPopup(this);
        _sta.IsBlocked = false;
    }

    /// <inheritdoc/>
    public void Made(FaultKind kind, string text) => World.Made(kind, Name, text);

    private protected override void Ended(bool powerLost)
    {
        _control.Kill();
        World.BridgeEnded(this, powerLost);
    }

    private async Task<IFrameChannel> Dial() => await World.Network.Dial(Post).ConfigureAwait(false);
}
