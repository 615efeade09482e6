using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

/// <summary>A bridge and a Kiwoom in small: takes commands, trades, and reports in the orders of arrival that Kiwoom can produce.</summary>
public sealed class FakeKiwoom(AccountRig rig, Random random)
{
    private readonly List<Numbered> _orders = [];
    private readonly HashSet<CommandId> _taken = [];
    private readonly List<IBrokerReport> _waiting = [];
    private readonly List<SequencedReport> _delivered = [];
    private int _numbers;
    private int _executions;

    public IReadOnlyList<Numbered> Orders => _orders;

    public bool HasWaiting => _waiting.Count > 0;

    public bool HasCommands => rig.Sent.Any(c => c is not RequestSnapshot && !_taken.Contains(c.Id));

    /// <summary>An order number as Kiwoom has it.</summary>
    public sealed class Numbered
    {
        public required BrokerOrderNo Number { get; init; }

        public required ClientOrderId? Owner { get; init; }

        public required bool Named { get; set; }

        public required BrokerOrderKind Kind { get; init; }

        public BrokerOrderNo? Original { get; init; }

        public required Symbol Symbol { get; init; }

        public required Side Side { get; init; }

        public required long Quantity { get; init; }

        public required long? Price { get; init; }

        public long Filled { get; set; }

        public long Amount { get; set; }

        public long Open { get; set; }

        public required DateTimeOffset At { get; init; }
    }

    public void TakeCommand()
    {
        var command = rig.Sent.FirstOrDefault(c => c is not RequestSnapshot && !_taken.Contains(c.Id));
        if (command is null)
            return;
        _taken.Add(command.Id);
        switch (command)
        {
            case SubmitOrder c:
                Take(c);
                break;
            case SubmitCancel c:
                Take(c);
                break;
            case SubmitReplace c:
                Take(c);
                break;
        }
    }

    public void Trade()
    {
        var open = _orders.Where(o => o.Open > 0).ToList();
        if (open.Count == 0)
            return;
        var order = open[random.Next(open.Count)];
        var quantity = 1 + random.NextInt64(order.Open);
        var price = order.Price ?? rig.Market.QuoteOf(order.Symbol)!.Last;
        order.Filled += quantity;
        order.Open -= quantity;
        order.Amount += quantity * price;
        _waiting.Add(new ExecutionReported(
            Number, Day, ExecutionId.Parse($"{Day.ToCompact()}-{order.Number}-{++_executions}"), order.Number, order.Named ? order.Owner : null, order.Symbol, order.Side, quantity, price,
            order.Quantity, order.Price, order.Filled, order.Open, rig.Now));
    }

    public void OrderFromElsewhere(Side side, long quantity, long price)
    {
        var order = Add(null, BrokerOrderKind.New, null, Samsung, side, quantity, price);
        _waiting.Add(State(order, BrokerOrderState.Accepted));
    }

    public void CancelFromElsewhere()
    {
        if (_orders.FirstOrDefault(o => o is { Open: > 0, Owner: null }) is { } order)
            Cancel(order, null);
    }

    public void Deliver()
    {
        if (_waiting.Count == 0)
            return;
        var next = Pick();
        var report = _waiting[next];
        _waiting.RemoveAt(next);
        _delivered.Add(rig.Report(report));
    }

    public void Repeat()
    {
        if (_delivered.Count > 0)
            rig.Send(ReportArrived.Of(_delivered[random.Next(_delivered.Count)]));
    }

    public long Cash()
    {
        var cash = OpeningCash;
        foreach (var order in _orders)
        {
            var costs = rig.Options.Fees.CostsOf(TradingMode.Paper, Board.Kospi, InstrumentKind.Stock, order.Side, Day, order.Amount);
            cash += (order.Side == Side.Buy ? -order.Amount : order.Amount) - costs.Total;
        }

        return cash;
    }

    public long Shares(Symbol symbol) => _orders.Where(o => o.Symbol == symbol).Sum(o => o.Side == Side.Buy ? o.Filled : -o.Filled);

    public void Lists() => rig.Snapshot(
        Cash(),
        [.. _orders.Select(o => o.Symbol).Distinct().Select(s => new SnapshotHolding(s, Shares(s), Shares(s), Shares(s) * 1000)).Where(h => h.Quantity > 0)],
        [.. _orders.Select(o => new SnapshotOrder(o.Number, o.Original, o.Named ? o.Owner : null, o.Kind, o.Symbol, o.Side, o.Quantity, o.Price, o.Filled, o.Amount, o.Open, o.At))]);

    // TrData and refusals may overtake Chejan events and be overtaken; Chejan events keep their order.
    private int Pick()
    {
        var index = random.Next(Math.Min(4, _waiting.Count));
        if (_waiting[index] is OrderStateReported or ExecutionReported)
            return _waiting.FindIndex(r => r is OrderStateReported or ExecutionReported);
        return index;
    }

    private void Take(SubmitOrder c)
    {
        var fate = random.Next(12);
        if (fate == 0)
        {
            _waiting.Add(new CommandRefused(Number, c.Id, c.Order.ClientOrderId, RefusalReason.RejectedByKiwoom, null, "refused"));
            return;
        }

        if (fate <= 2)
            _waiting.Add(new CommandInDoubt(Number, c.Id, c.Order.ClientOrderId, "in doubt"));
        if (fate == 1)
            return;
        var order = Add(c.Order.ClientOrderId, BrokerOrderKind.New, null, c.Order.Symbol, c.Order.Side, c.Order.Quantity, c.Order.Price);
        order.Named = fate > 3;
        if (fate > 2)
            _waiting.Add(new OrderAcknowledged(Number, c.Id, c.Order.ClientOrderId, Day, order.Number));
        _waiting.Add(State(order, BrokerOrderState.Accepted));
    }

    private void Take(SubmitCancel c)
    {
        if (_orders.Find(o => o.Number == c.Original) is { Open: > 0 } order)
            Cancel(order, c.Id);
        else
            _waiting.Add(new CommandRefused(Number, c.Id, c.ClientOrderId, RefusalReason.RejectedByKiwoom, null, "nothing to cancel"));
    }

    private void Cancel(Numbered order, CommandId? command)
    {
        var cancel = Add(order.Owner, BrokerOrderKind.Cancel, order.Number, order.Symbol, order.Side, order.Open, null);
        (cancel.Open, order.Open) = (0, 0);
        if (command is { } id)
            _waiting.Add(new OrderAcknowledged(Number, id, order.Owner ?? ClientOrderId.Parse($"ext-{Day.ToCompact()}-{order.Number}"), Day, cancel.Number));
        _waiting.Add(State(cancel, BrokerOrderState.Accepted));
        _waiting.Add(State(cancel, BrokerOrderState.CancelConfirmed));
    }

    private void Take(SubmitReplace c)
    {
        if (_orders.Find(o => o.Number == c.Original) is not { Open: > 0 } order || order.Open != c.OpenQuantity)
        {
            _waiting.Add(new CommandRefused(Number, c.Id, c.ClientOrderId, RefusalReason.RejectedByKiwoom, null, "cannot replace"));
            return;
        }

        var replacement = Add(c.ClientOrderId, BrokerOrderKind.Replace, order.Number, order.Symbol, order.Side, order.Open, c.Price);
        replacement.Named = order.Named;
        order.Open = 0;
        _waiting.Add(new OrderAcknowledged(Number, c.Id, c.ClientOrderId, Day, replacement.Number));
        _waiting.Add(State(replacement, BrokerOrderState.Accepted));
        _waiting.Add(State(replacement, BrokerOrderState.ReplaceConfirmed));
        if (random.Next(2) == 0)
            _waiting.Add(State(order, BrokerOrderState.Closed));
    }

    private Numbered Add(ClientOrderId? owner, BrokerOrderKind kind, BrokerOrderNo? original, Symbol symbol, Side side, long quantity, long? price)
    {
        var order = new Numbered
        {
            Number = BrokerOrderNo.Parse((++_numbers).ToString("D7")),
            Owner = owner,
            Named = owner is not null,
            Kind = kind,
            Original = original,
            Symbol = symbol,
            Side = side,
            Quantity = quantity,
            Price = price,
            Open = quantity,
            At = rig.Now,
        };
        _orders.Add(order);
        return order;
    }

    private static OrderStateReported State(Numbered o, BrokerOrderState state) =>
        new(Number, Day, o.Number, o.Original, o.Named ? o.Owner : null, o.Kind, state, o.Symbol, o.Side, o.Quantity, o.Price, o.Open);
}
