using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Bridge.Orders;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Simulation.Broker;
using Kiwoom.Simulation.Nodes;
using Kiwoom.Simulation.Storage;

namespace Kiwoom.Simulation.Oracle;

/// <summary>Knows what really happened at the exchange and what is durable at both nodes, and holds every step against the invariants of
/// design.md §5.</summary>
internal sealed class Judge
{
    private static readonly TimeSpan _atOnce = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _quietMarket = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _promptly = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan _clockTolerance = TimeSpan.FromMilliseconds(1);
    private readonly World _world;
    private readonly SimulatedDisk _gatewayDisk;
    private readonly SimulatedDisk _bridgeDisk;
    private readonly EventDecoder _gatewayEvents = new(GatewayEvents.Catalog);
    private readonly EventDecoder _bridgeEvents = new(OrderDeskEvents.Catalog);
    private readonly SortedDictionary<string, AccountShadow> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _newOrdersSent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _intents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Outbox, long Sequence), AccountNo> _queued = [];
    private readonly Dictionary<string, SubmitOrder> _left = new(StringComparer.Ordinal);
    private readonly HashSet<AccountNo> _stopped = [];
    private string _outbox = "";
    private long _bridgeSeen;

    internal Judge(World world, SimulatedDisk gatewayDisk, SimulatedDisk bridgeDisk)
    {
        (_world, _gatewayDisk, _bridgeDisk) = (world, gatewayDisk, bridgeDisk);
        foreach (var account in world.Plan.Accounts)
            _accounts.Add(StreamOf(account), new AccountShadow(world, this, account));
    }

    /// <summary>The first violation; null for none.</summary>
    internal Violation? Found { get; private set; }

    /// <summary>How many times SendOrder was called.</summary>
    internal long OrdersSent => _sent.Count;

    /// <summary>Everything durable of an account.</summary>
    internal AccountShadow Of(AccountNo account) => _accounts[StreamOf(account)];

    /// <summary>Throws unless something holds.</summary>
    internal void Demand(bool holds, int invariant, string text)
    {
        if (!holds)
            Fail(invariant, text);
    }

    /// <summary>Throws: something is that must never be. Whoever catches it on the way cannot hide it.</summary>
    internal void Fail(int invariant, string text)
    {
        Found ??= new Violation(invariant, _world.Time.GetUtcNow(), text);
        throw new ViolationException(Found);
    }

    /// <summary>Takes in what became durable at the gateway.</summary>
    internal void LookAtGateway()
    {
        foreach (var (stream, shadow) in _accounts)
        {
            var rows = _gatewayDisk.Read(stream);
            Demand(rows.Count >= shadow.State.Version, 3, $"{stream} had {shadow.State.Version} durable events and has {rows.Count}");
            for (var i = (int)shadow.State.Version; i < rows.Count; i++)
                shadow.Take(_gatewayEvents.Decode(stream, i + 1, rows[i].Manifest, EventDecoder.Open(stream, i + 1, rows[i].Payload)));
        }
    }

    /// <summary>Takes in what became durable at the bridge.</summary>
    internal void LookAtBridge()
    {
        var rows = _bridgeDisk.Read(OrderDesk.Stream);
        Demand(rows.Count >= _bridgeSeen, 3, $"the bridge had {_bridgeSeen} durable events and has {rows.Count}");
        for (; _bridgeSeen < rows.Count; _bridgeSeen++)
        {
            var (row, number) = (rows[(int)_bridgeSeen], _bridgeSeen + 1);
            var journaled = _bridgeEvents.Decode(OrderDesk.Stream, number, row.Manifest, EventDecoder.Open(OrderDesk.Stream, number, row.Payload));
            _world.Trace?.Say("outbox", $"#{number} {journaled.Event}");
            switch (journaled.Event)
            {
                case IntentRecorded e:
                    Demand(_intents.Add(e.Command.Id.Value), 1, $"command {e.Command.Id} was recorded twice");
                    break;
                case OutboxOpened e:
                    _outbox = e.Outbox;
                    break;
                case ReportQueued e:
                    _queued[(_outbox, e.Sequence)] = e.Report.Account;
                    break;
                case OutboxTrimmed e:
                    foreach (var (key, account) in _queued.Where(q => q.Key.Outbox == _outbox && q.Key.Sequence <= e.Sequence))
                        Known(account, key.Outbox, key.Sequence, "left the outbox");
                    foreach (var key in _queued.Keys.Where(k => k.Outbox == _outbox && k.Sequence <= e.Sequence).ToArray())
                        _queued.Remove(key);
                    break;
            }
        }
    }

    /// <summary>The gateway hands a command to its link.</summary>
    /// <param name="command">The command.</param>
    /// <param name="isReplaced">Another gateway took over from this one while it was stopped: it does not know that yet, nor what was decided since,
    /// and what it says goes into a connection that the bridge gave up.</param>
    internal void Leaving(IBrokerCommand command, bool isReplaced)
    {
        if (command is not SubmitOrder submit)
            return;
        var state = Of(command.Account).State;
        var order = state.Orders.Find(submit.Order.ClientOrderId);
        Demand(order?.Command == command.Id, 3, $"{command.Id} leaves the gateway and is not in the journal");
        Demand(isReplaced || !_stopped.Contains(command.Account) || order!.Liquidation, 9, $"{command.Id} leaves the gateway while the kill switch is on");
        if (_left.TryGetValue(command.Id.Value, out var before))
            Demand(before.Order == submit.Order && before.SendBefore == submit.SendBefore, 1, $"{command.Id} leaves again with other content");
        else
            _left.Add(command.Id.Value, submit);
    }

    /// <summary>The gateway tells the bridge that a report is durable.</summary>
    internal void Acknowledging(string outbox, long sequence)
    {
        if (_queued.TryGetValue((outbox, sequence), out var account))
            Known(account, outbox, sequence, "was acknowledged");
    }

    /// <summary>SendOrder is being called.</summary>
    /// <param name="call">Its arguments.</param>
    /// <param name="now">What the bridge's clock shows.</param>
    internal void Sending(OrderCallSeen call, DateTimeOffset now)
    {
        Demand(_sent.Add(call.RqName), 1, $"{call.RqName} reaches SendOrder a second time");
        Demand(_intents.Contains(call.RqName), 1, $"{call.RqName} reaches SendOrder before its intent is durable");
        Demand(_world.Plan.ServerMode == _world.Plan.Settings.Mode && _world.Plan.BridgeMode == _world.Plan.ServerMode, 8, $"{call.RqName} reaches SendOrder: configured is {_world.Plan.Settings.Mode}, the bridge is for {_world.Plan.BridgeMode}, the server is {_world.Plan.ServerMode}");
        if (!call.IsNew)
            return;
        var id = OrderOf(call.RqName);
        Demand(_newOrdersSent.Add($"{call.Account}:{id}"), 1, $"a second new order of {id} reaches SendOrder");
        var order = Of(AccountNo.Parse(call.Account)).State.Orders.Find(ClientOrderId.Parse(id));
        if (order is null)
        {
            Fail(3, $"{call.RqName} reaches SendOrder and is not in the gateway's journal");
            return;
        }

        Demand(
            order.Spec.Symbol.Value == call.Code && (order.Spec.Side == Side.Buy) == call.IsBuy && order.Spec.Quantity == call.Quantity && (order.Spec.Price ?? 0) == call.Price, 1,
            $"{call.RqName} reaches SendOrder with other content than {order.Spec}");
        Demand(order.SendBefore > now - _clockTolerance, 1, $"{call.RqName} reaches SendOrder at {now:HH:mm:ss.fff}, after its last moment {order.SendBefore:HH:mm:ss.fff}");
        Demand(!_world.Plan.IsPrompt || order.Queued || now - order.PlacedAt < _promptly, 12, $"{call.RqName} was placed at {order.PlacedAt:HH:mm:ss.fff} and reaches SendOrder at {now:HH:mm:ss.fff}, though nothing but followers of the journal are slow");
        Demand(order.Spec.Mode != TradingMode.Real || order.Liquidation || _world.Traders.Any(t => t.User == order.User && t.Level >= PermissionLevel.RealTrader), 8, $"{call.RqName} is real and was sent by {order.User}, who may not");
    }

    /// <summary>Somebody was told that the kill switch is on. What was decided before it leaves before that.</summary>
    internal void Stopped(AccountNo account) => _stopped.Add(account);

    /// <summary>Somebody asks for the kill switch to be released.</summary>
    internal void Releasing(AccountNo account) => _stopped.Remove(account);

    /// <summary>A client hears that its command was taken.</summary>
    internal void Told(AccountNo account, ClientOrderId id) =>
        Demand(Of(account).State.Orders.Find(id) is not null, 3, $"a client was told that {id} was taken, and it is not in the journal");

    /// <summary>A client asked while the gateway's disk is full: it must be told so at once.</summary>
    internal void AskedInVain(GatewayMachine gateway, Task answering) => _world.After(_atOnce, () =>
    {
        if (gateway is { IsDead: false, IsFrozen: false } && !_world.IsHealing && _world.IsGatewayDiskFull && _world.Plan.IsPrompt)
            Demand(answering.IsCompleted, 11, $"nobody answered for {_atOnce.TotalSeconds:0} s while the disk is full");
    });

    /// <summary>The gateway's disk was full for a while and has room again: market data must have gone on meanwhile.</summary>
    internal void DiskHasRoom(TimeSpan wasFullFor)
    {
        if (_world.Gateway is not { IsDead: false, IsFrozen: false } gateway || !_world.Plan.IsPrompt || wasFullFor < _quietMarket || _world.Plan.ServerMode != _world.Plan.BridgeMode)
            return;
        if (_world.Schedule.PhaseAt(_world.Time.GetUtcNow()) != MarketPhase.Continuous)
            return;
        var last = gateway.Core.Board.LastEventAt;
        Demand(last is null || _world.Time.GetUtcNow() - last < _quietMarket, 11, $"the last market data came at {last:HH:mm:ss} while the disk was full");
    }

    /// <summary>Holds what must hold between any two steps.</summary>
    internal void AfterStep()
    {
        if (Found is { } violation)
            throw new ViolationException(violation);
        if (_world.Ghost is { } ghost && _gatewayDisk.Epoch == ghost.Journal.Epoch)
            Fail(10, $"{ghost.Name} writes although {_world.Gateway?.Name} took the journal over");
    }

    /// <summary>The client order id in a command's id.</summary>
    internal static string OrderOf(string rqName) => rqName.Split(':') is [_, .. var id, _] ? string.Join(':', id) : rqName;

    private static string StreamOf(AccountNo account) => Kiwoom.Actors.Account.AccountBehaviour.IdOf(account);

    private void Known(AccountNo account, string outbox, long sequence, string what) =>
        Demand(Of(account).HasSeen(outbox, sequence), 2, $"report {sequence} of {outbox} {what}, and the gateway's journal does not have it");
}
