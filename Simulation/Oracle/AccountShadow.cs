using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Simulation.Oracle;

/// <summary>What an account's durable events say, recounted by the oracle itself and held against the broker's ledger at every event.</summary>
internal sealed class AccountShadow(World world, Judge judge, AccountNo account)
{
    private readonly HashSet<ExecutionId> _executions = [];
    private readonly Dictionary<(TradingDay Day, BrokerOrderNo Number), (long Quantity, long Amount)> _filled = [];
    private readonly Dictionary<Symbol, long> _shares = [];
    private readonly HashSet<CommandId> _neverArrived = [];
    private readonly HashSet<(string Outbox, long Sequence)> _seen = [];
    private long? _cash;

    /// <summary>The fold of everything durable.</summary>
    internal AccountState State { get; } = new();

    /// <summary>Commands that were declared never to have arrived.</summary>
    internal IReadOnlySet<CommandId> NeverArrived => _neverArrived;

    private BrokerLedger Ledger => world.Server.Ledger;

    /// <summary>Whether a report of the bridge left its mark in the journal.</summary>
    internal bool HasSeen(string outbox, long sequence) => _seen.Contains((outbox, sequence));

    /// <summary>An event became durable.</summary>
    internal void Take(JournaledEvent journaled)
    {
        if (journaled.Event is AccountEvent { Report: { } place })
            _seen.Add((place.Outbox, place.Sequence));
        judge.Demand(journaled.SequenceNr == State.Version + 1, 4, $"{account} #{journaled.SequenceNr} follows #{State.Version}");
        if (journaled.Event is OrderPlaced placed)
            BeforePlaced(placed);
        try
        {
            State.Apply(journaled);
        }
        catch (InvariantViolatedException fault)
        {
            judge.Fail(6, $"{account}: {fault.Message}");
        }

        world.Trace?.Say("journal", $"{account} #{journaled.SequenceNr} {journaled.Event}");
        switch (journaled.Event)
        {
            case OrderPlaced e:
                AfterPlaced(e);
                break;
            case OrderExecuted e:
                Executed(e);
                break;
            case OrderAccepted e:
                Belongs(e.ClientOrderId, e.Day, e.BrokerOrderNo, $"order_accepted of {e.ClientOrderId}");
                break;
            case ExternalOrderAdopted e:
                foreach (var leg in State.Orders.Find(e.ClientOrderId)!.Legs)
                    Belongs(e.ClientOrderId, leg.Day, leg.Number, $"external_order_adopted as {e.ClientOrderId}");
                break;
            case InDoubtResolved { Resolution: DoubtResolution.NeverArrived } e when State.Orders.Find(e.ClientOrderId) is { Command: { } command }:
                judge.Demand(OrderSentAs(command) is null, 5, $"{e.ClientOrderId} was declared never to have arrived ({e.Text}), and Kiwoom has it as {OrderSentAs(command)?.No}");
                _neverArrived.Add(command);
                break;
            case OrderRefused { Reason: not RefusalReason.RejectedByKiwoom } e when State.Orders.Find(e.ClientOrderId) is { Command: { } command, Liquidation: false }:
                judge.Demand(OrderSentAs(command) is null, 5, $"{e.ClientOrderId} counts as certainly not sent ({e.Text}), and Kiwoom has it as {OrderSentAs(command)?.No}");
                _neverArrived.Add(command);
                break;
            case OpeningBalanceRecorded e:
                _cash = (_cash ?? 0) + e.Cash;
                foreach (var holding in e.Holdings)
                    _shares[holding.Symbol] = _shares.GetValueOrDefault(holding.Symbol) + holding.Quantity;
                break;
            case BalanceAdjusted e:
                judge.Fail(6, $"{account}: a balance was adjusted though nothing but the orders moved it: {e}");
                break;
        }

        if (journaled.Event is IOrderEvent of && State.Orders.Find(of.ClientOrderId) is { } order)
            Whole(order);
        Money();
    }

    /// <summary>The broker's order that a command became; null for none.</summary>
    internal BrokerOrder? OrderSentAs(CommandId command) => Ledger.Orders.FirstOrDefault(o => o.Booked.RqName == command.Value);

    private void BeforePlaced(OrderPlaced e)
    {
        judge.Demand(!State.Risk.KillSwitch.Engaged || e.Liquidation, 9, $"{e.ClientOrderId} was placed while the kill switch is on");
        judge.Demand(State.Orders.Find(e.ClientOrderId) is null, 1, $"{e.ClientOrderId} was placed twice");
    }

    // Recounted from the orders themselves: what the guard counted with is what is being checked.
    private void AfterPlaced(OrderPlaced e)
    {
        var limits = State.Risk.Limits ?? world.Plan.Settings.InitialLimits();
        judge.Demand(world.Plan.Settings.Mode == e.Spec.Mode, 8, $"{e.ClientOrderId} is {e.Spec.Mode}, configured is {world.Plan.Settings.Mode}");
        judge.Demand(e.Spec.Mode != TradingMode.Real || world.Plan.Settings.RealTradingAllowed || e.Liquidation, 8, $"{e.ClientOrderId} is real, and the promotion stage forbids it");
        if (e.Liquidation)
            return;
        judge.Demand(e.Spec.Quantity <= limits.MaxOrderQuantity, 7, $"{e.ClientOrderId}: {e.Spec.Quantity} shares, the limit is {limits.MaxOrderQuantity}");
        judge.Demand(State.Risk.OrdersToday <= limits.MaxOrdersPerDay, 7, $"{e.ClientOrderId} is order {State.Risk.OrdersToday} of the day, the limit is {limits.MaxOrdersPerDay}");
        if (e.Spec.Side == Side.Buy)
        {
            var price = e.Spec.Price ?? e.ReservePrice;
            judge.Demand(price * e.Spec.Quantity <= limits.MaxOrderAmount || e.Spec.Price is null, 7, $"{e.ClientOrderId}: {price * e.Spec.Quantity} won, the limit is {limits.MaxOrderAmount}");
            var held = State.Orders.Open.Where(o => o.Spec.Side == Side.Buy).Sum(o => o.LeavesQty * o.ReservePrice);
            judge.Demand(held <= State.Portfolio.Cash, 7, $"{e.ClientOrderId}: open buys hold {held} won, cash is {State.Portfolio.Cash}");
        }
        else
        {
            var selling = State.Orders.Open.Where(o => o.Spec.Side == Side.Sell && o.Spec.Symbol == e.Spec.Symbol).Sum(o => o.LeavesQty);
            judge.Demand(selling <= _shares.GetValueOrDefault(e.Spec.Symbol), 7, $"{e.ClientOrderId}: {selling} shares of {e.Spec.Symbol} are being sold, {_shares.GetValueOrDefault(e.Spec.Symbol)} are held");
        }
    }

    private void Executed(OrderExecuted e)
    {
        judge.Demand(_executions.Add(e.ExecutionId), 2, $"execution {e.ExecutionId} is in the journal twice");
        var key = (e.Day, e.BrokerOrderNo);
        var before = _filled.GetValueOrDefault(key);
        var (quantity, amount) = _filled[key] = (before.Quantity + e.Quantity, before.Amount + e.Amount);
        if (Ledger.OrderOf(e.Day, e.BrokerOrderNo) is not { } truth)
        {
            judge.Fail(2, $"execution {e.ExecutionId} is of order {e.BrokerOrderNo}, which Kiwoom does not have");
            return;
        }

        judge.Demand(quantity <= truth.Filled, 2, $"{quantity} shares of {e.BrokerOrderNo} are in the journal, {truth.Filled} were filled");
        judge.Demand(quantity < truth.Filled || amount == truth.Amount, 2, $"{quantity} shares of {e.BrokerOrderNo} for {amount} won are in the journal, Kiwoom has {truth.Amount} won");
        judge.Demand(truth.Booked.Symbol == e.Symbol && truth.Booked.Side == e.Side && truth.Booked.Account == account, 2, $"execution {e.ExecutionId} is of another issue, side or account");
        if (_cash is not null)
        {
            _shares[e.Symbol] = _shares.GetValueOrDefault(e.Symbol) + (e.Side == Side.Buy ? e.Quantity : -e.Quantity);
            _cash += (e.Side == Side.Buy ? -e.Amount : e.Amount) - e.Commission - e.Tax;
        }
        else
        {
            _shares[e.Symbol] = _shares.GetValueOrDefault(e.Symbol) + (e.Side == Side.Buy ? e.Quantity : -e.Quantity);
            _cash = (e.Side == Side.Buy ? -e.Amount : e.Amount) - e.Commission - e.Tax;
        }

        if (State.Orders.Find(e.ClientOrderId) is { } order)
            Belongs(e.ClientOrderId, e.Day, e.BrokerOrderNo, $"execution of {order.Id}");
    }

    // An order and a number of Kiwoom's belong together only where the call that Kiwoom accepted under the number was this order's.
    private void Belongs(ClientOrderId id, TradingDay day, BrokerOrderNo number, string what)
    {
        if (State.Orders.Find(id) is not { External: false } || Ledger.OrderOf(day, number) is not { } truth)
            return;
        var (rq, original) = (truth.Booked.RqName, truth);
        while (rq.Length == 0 && original.Booked.Original is { } before && Ledger.OrderOf(day, before) is { } earlier)
            (original, rq) = (earlier, earlier.Booked.RqName);
        judge.Demand(Judge.OrderOf(rq) == id.Value, 5, $"{what} names {number}, which Kiwoom accepted {(rq.Length == 0 ? "from elsewhere" : $"as {rq}")}");
    }

    private void Whole(OrderRecord order)
    {
        // What was refused for a quantity that cannot be keeps that quantity, and nothing of it was ever open.
        if (order.FailedChecks.Count > 0)
            return;
        judge.Demand(
            order.CumQty + order.LeavesQty + order.CanceledQty == order.Quantity && order.CumQty >= 0 && order.LeavesQty >= 0 && order.CanceledQty >= 0, 6,
            $"{order.Id}: {order.CumQty} filled + {order.LeavesQty} open + {order.CanceledQty} cancelled of {order.Quantity}");
        judge.Demand(!order.IsInDoubt || order.LeavesQty > 0, 5, $"{order.Id} is in doubt and holds nothing");
        if (order is { IsInDoubt: true, Spec.Side: Side.Buy })
            judge.Demand(State.Risk.Reservations.Of(order.Spec.Symbol).Orders.Contains(order), 5, $"{order.Id} is in doubt and its reservation is gone");
    }

    private void Money()
    {
        if (State.Portfolio.IsOpened)
            judge.Demand(_cash == State.Portfolio.Cash, 6, $"{account}: cash is {State.Portfolio.Cash}, opening and flows make {_cash}");
        foreach (var position in State.Portfolio.Positions.All)
            judge.Demand(!State.Portfolio.IsOpened || position.Quantity == _shares.GetValueOrDefault(position.Symbol), 6, $"{account}: {position.Quantity} shares of {position.Symbol}, executions make {_shares.GetValueOrDefault(position.Symbol)}");
    }
}
