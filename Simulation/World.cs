using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulation.Broker;
using Kiwoom.Simulation.Clients;
using Kiwoom.Simulation.Faults;
using Kiwoom.Simulation.Network;
using Kiwoom.Simulation.Nodes;
using Kiwoom.Simulation.Oracle;
using Kiwoom.Simulation.Storage;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Simulator.Prices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Simulation;

/// <summary>The whole system in one process, on one thread and on virtual time: exchange, Kiwoom, bridge, link, gateway, clients, and the faults
/// they suffer. What happens is a function of the seed.</summary>
internal sealed class World
{
    private const long ListedShares = 5_000_000_000;
    private readonly SimulatedDisk _gatewayDisk = new();
    private readonly SimulatedDisk _bridgeDisk = new();
    private readonly SeededRandom _order;
    private readonly SeededRandom _deaths;
    private readonly Dictionary<FaultKind, int> _deadly = [];
    private TimeSpan _gatewayClockError;
    private TimeSpan _bridgeClockError;
    private int _gatewayRuns;
    private int _bridgeRuns;

    internal World(WorldPlan plan, WorldTrace? trace = null, VirtualTimeProvider? time = null)
    {
        Plan = plan;
        Trace = trace;
        Time = time ?? new VirtualTimeProvider(plan.Start);
        Chance = new SeededRandom(plan.Seed);
        (_order, _deaths) = (Chance.Fork(), Chance.Fork());
        Network = new SimulatedNetwork(Time, Chance.Fork());
        Server = CreateBroker(plan);
        Oracle = new Judge(this, _gatewayDisk, _bridgeDisk);
        StartGateway();
        StartBridge();
        Traders = [.. Enumerable.Range(0, plan.Traders).Select(i => new Trader(this, $"trader{i}", plan.Accounts[i % plan.Accounts.Count], Chance.Fork()))];
        Operator = new Operator(this, Chance.Fork());
    }

    internal WorldPlan Plan { get; }

    internal WorldTrace? Trace { get; }

    internal VirtualTimeProvider Time { get; }

    internal SeededRandom Chance { get; }

    internal SimulatedNetwork Network { get; }

    internal TradingSchedule Schedule { get; } = new(TradingCalendar.Krx);

    /// <summary>What really happened.</summary>
    internal BrokerServer Server { get; }

    internal KiwoomFaults KiwoomFaults { get; } = new();

    internal Judge Oracle { get; }

    internal FaultCounts Counts { get; } = new();

    internal IReadOnlyList<Trader> Traders { get; }

    internal Operator Operator { get; }

    /// <summary>The gateway that bridges and clients reach; null while none runs.</summary>
    internal GatewayMachine? Gateway { get; private set; }

    /// <summary>A gateway that was stopped when another took over; null where there is none.</summary>
    internal GatewayMachine? Ghost { get; private set; }

    /// <summary>The bridge; null while none runs.</summary>
    internal BridgeMachine? Bridge { get; private set; }

    /// <summary>Dialogs that are open: the control's thread waits inside each.</summary>
    internal int PopupsOpen { get; private set; }

    /// <summary>Steps taken.</summary>
    internal long Steps { get; private set; }

    /// <summary>A hash over every step: who, when. Equal runs have equal hashes, also in different processes.</summary>
    internal ulong TraceHash { get; private set; } = 14_695_981_039_346_656_037;

    /// <summary>Nothing goes wrong any more.</summary>
    internal bool IsHealing { get; set; }

    /// <summary>Longest time that an order spent between an answer and SendOrder is not bounded while a fault is under way.</summary>
    internal int FaultsUnderWay { get; set; }

    /// <summary>The epoch of the present writer of the gateway's journal.</summary>
    internal long GatewayEpoch => _gatewayDisk.Epoch;

    internal bool IsGatewayDiskFull => _gatewayDisk.IsFull;

    internal ILoggerFactory LoggersOf(string run) => Trace is null ? NullLoggerFactory.Instance : new TraceLoggers(Trace, run);

    internal IDiskWitness GatewayDiskWitness(Machine machine) => new DiskWitness(this, machine, Oracle.LookAtGateway);

    internal IDiskWitness BridgeDiskWitness(Machine machine) => new DiskWitness(this, machine, Oracle.LookAtBridge);

    /// <summary>Runs something after a while of true time.</summary>
    internal void After(TimeSpan wait, Action work) => Time.CreateTimer(static run => ((Action)run!)(), work, wait, Timeout.InfiniteTimeSpan);

    /// <summary>A fault was made.</summary>
    internal void Made(FaultKind kind, string who, string text)
    {
        Counts.Add(kind);
        Trace?.Say(who, $"*** {kind}: {text}");
    }

    /// <summary>Out of a thousand such moments, in how many the process dies there.</summary>
    internal void SetDeadly(FaultKind moment, int perMille) => _deadly[moment] = perMille;

    /// <summary>At this moment the process may die.</summary>
    internal void MayDie(Machine machine, FaultKind moment)
    {
        if (IsHealing || machine.IsDead || !_deadly.TryGetValue(moment, out var perMille) || _deaths.Next(1000) >= perMille)
            return;
        Made(moment, machine.Name, "died");
        machine.Die(powerLost: _deaths.Next(2) == 0);
    }

    /// <summary>The session may be cut while an order is on its way: its answer never comes.</summary>
    internal void MayBeLoggedOut()
    {
        if (IsHealing || !Plan.Has(FaultKind.LoggedOut) || _deaths.Next(12) != 0)
            return;
        After(TimeSpan.FromMilliseconds(_deaths.Next(60)), () =>
        {
            Made(FaultKind.LoggedOut, "kiwoom", "while an order is on its way");
            Server.LogInElsewhere();
        });
    }

    /// <summary>Lives until an instant.</summary>
    internal void RunUntil(DateTimeOffset end)
    {
        while (Time.GetUtcNow() < end)
            Step(end);
    }

    /// <summary>Lives for a while, or until a condition holds; false where it does not come to hold.</summary>
    internal bool RunUntil(Func<bool> condition, TimeSpan within)
    {
        var end = Time.GetUtcNow() + within;
        while (!condition())
        {
            if (Time.GetUtcNow() >= end)
                return false;
            Step(end);
        }

        return true;
    }

    /// <summary>The dialog of a bridge is open for a while, and the rest of the world goes on.</summary>
    internal void OpenPopup(BridgeMachine bridge)
    {
        PopupsOpen++;
        var end = Time.GetUtcNow() + TimeSpan.FromSeconds(1 + Chance.Next(25));
        Made(FaultKind.PopupBlocked, bridge.Name, $"a dialog is open until {end:HH:mm:ss}");
        while (Time.GetUtcNow() < end && !bridge.IsDead)
            Step(end);
        PopupsOpen--;
        Trace?.Say(bridge.Name, "the dialog is closed");
    }

    /// <summary>Starts a gateway on the journal; false, with nothing changed, where another one has it or nothing can be written.</summary>
    internal bool StartGateway()
    {
        if (_gatewayDisk.IsLocked || _gatewayDisk.IsFull)
            return false;
        Gateway = new GatewayMachine(this, $"gw{++_gatewayRuns}", _gatewayDisk, _gatewayClockError);
        return true;
    }

    /// <summary>The gateway was stopped, its machine is not known to be alive, and another takes the journal over.</summary>
    internal void TakeOverGateway()
    {
        if (Gateway is not { } frozen || _gatewayDisk.IsFull)
            return;
        frozen.IsFrozen = true;
        Ghost = frozen;
        Network.Silence(towardsBridge: true, towardsGateway: true);
        Gateway = new GatewayMachine(this, $"gw{++_gatewayRuns}", _gatewayDisk, _gatewayClockError);
    }

    /// <summary>The gateway that was taken over from goes on, and after a while somebody ends it.</summary>
    internal void WakeGhost()
    {
        if (Ghost is not { } ghost)
            return;
        ghost.IsFrozen = false;
        After(TimeSpan.FromSeconds(20), () =>
        {
            Ghost = null;
            ghost.Abandon();
        });
    }

    internal bool StartBridge()
    {
        if (_bridgeDisk.IsLocked || _bridgeDisk.IsFull)
            return false;
        Bridge = new BridgeMachine(this, $"br{++_bridgeRuns}", _bridgeDisk, _bridgeClockError);
        return true;
    }

    internal void BridgeWantsRestart(BridgeMachine bridge, string reason)
    {
        Trace?.Say(bridge.Name, $"wants a restart: {reason}");
        bridge.Post(() => bridge.Die(powerLost: false));
    }

    internal void GatewayEnded(GatewayMachine gateway, bool powerLost)
    {
        Oracle.LookAtGateway();
        if (Gateway != gateway)
            return;
        Gateway = null;
        Network.Listener = null;
        Hang(powerLost);
        After(Pause(), () => Restart(StartGateway, () => Gateway is not null));
    }

    internal void BridgeEnded(BridgeMachine bridge, bool powerLost)
    {
        Oracle.LookAtBridge();
        if (Bridge != bridge)
            return;
        Bridge = null;
        Hang(powerLost);
        After(Pause(), () => Restart(StartBridge, () => Bridge is not null));
    }

    internal void SetDiskFull(bool atGateway, bool isFull) => (atGateway ? _gatewayDisk : _bridgeDisk).IsFull = isFull;

    internal void JumpClock(bool atGateway, TimeSpan error)
    {
        if (atGateway)
            _gatewayClockError = error;
        else
            _bridgeClockError = error;
        if ((atGateway ? (Machine?)Gateway : Bridge) is { } machine)
            machine.Clock.Error = error;
    }

    /// <summary>Whether both clocks are right.</summary>
    internal bool ClocksAreRight => _gatewayClockError == TimeSpan.Zero && _bridgeClockError == TimeSpan.Zero;

    private void Step(DateTimeOffset end)
    {
        if (Pick() is { } machine)
        {
            Steps++;
            TraceHash = ((TraceHash ^ (ulong)machine.Name[0] ^ ((ulong)machine.Name.Length << 8)) * 1_099_511_628_211) ^ (ulong)Time.GetTimestamp();
            machine.Engine.Step();
            Oracle.AfterStep();
            return;
        }

        var timer = Time.NextDueAt;
        var broker = Bridge is { RaisesEvents: true } bridge ? bridge.NextDueAt : Server.NextDueAt;
        if (broker is { } due && due <= end && (timer is null || due <= timer))
        {
            Time.MoveTo(due);
            if (Bridge is { RaisesEvents: true } raising)
                raising.Advance(Time.GetUtcNow());
            else
                Server.AdvanceTo(Time.GetUtcNow());
        }
        else if (!Time.FireNext(end))
        {
            Time.MoveTo(end);
        }
    }

    private Machine? Pick()
    {
        Machine? picked = null;
        var ready = 0;
        foreach (var machine in (ReadOnlySpan<Machine?>)[Gateway, Ghost, Bridge])
        {
            if (machine is { HasReady: true } && _order.Next(++ready) == 0)
                picked = machine;
        }

        return picked;
    }

    // A killed process's connections are closed by its system; a machine without power says nothing.
    private void Hang(bool powerLost)
    {
        if (powerLost)
            Network.Silence(towardsBridge: true, towardsGateway: true);
        else
            Network.CutAll();
    }

    private void Restart(Func<bool> start, Func<bool> runs)
    {
        if (!runs() && !start())
            After(TimeSpan.FromSeconds(1), () => Restart(start, runs));
    }

    private TimeSpan Pause() => TimeSpan.FromMilliseconds(100 + Chance.Next(IsHealing ? 500 : 4000));

    private BrokerServer CreateBroker(WorldPlan plan)
    {
        var prices = new BarGenerator(plan.Seed, DefaultListing.Issues, Schedule.Calendar, Schedule.Calendar.PreviousTradingDay(plan.Day));
        var listed = DefaultListing.Issues.Select(i => i.Instrument).ToList();
        var venue = new ExchangeVenue(l => new SimulatedExchange(new ExchangeOptions { Seed = plan.Seed }, listed, prices, Schedule, l, plan.Start));
        var options = new BrokerServerOptions
        {
            Mode = plan.ServerMode,
            Accounts = plan.Accounts,
            Issues = [.. listed.Select(i => new MasterIssue(i, ListedShares))],
            Fees = new FeeSchedule(Schedule.Calendar),
            Calendar = Schedule.Calendar,
            ExchangeLatency = plan.ExchangeLatency,
            TellsLostRaces = plan.TellsLostRaces,
        };
        return new BrokerServer(plan.MaintenanceFrom is { } from ? options with { MaintenanceFrom = from, MaintenanceFor = TimeSpan.FromSeconds(40) } : options, venue, plan.Start);
    }

    private sealed class DiskWitness(World world, Machine machine, Action look) : IDiskWitness
    {
        public void TakenOver() => look();

        public void Written() => world.MayDie(machine, FaultKind.DiedBeforeSync);

        public void Synced()
        {
            look();
            world.MayDie(machine, FaultKind.DiedAfterSync);
        }
    }
}
