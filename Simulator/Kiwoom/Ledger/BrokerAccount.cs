using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Cash, shares and orders of one account. Read only for everybody but the ledger.</summary>
public sealed class BrokerAccount
{
    private readonly SortedDictionary<string, BrokerPosition> _positions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<TradingDay, DayFlow> _flows = [];
    private readonly List<BrokerOrder> _orders = [];
    private readonly List<BrokerOrder> _live = [];

    internal BrokerAccount(AccountOpened opened)
    {
        Number = opened.Account;
        OpeningCash = opened.Cash;
        Cash = opened.Cash;
    }

    /// <summary>계좌번호.</summary>
    public AccountNo Number { get; }

    /// <summary>Cash in won at the beginning.</summary>
    public long OpeningCash { get; }

    /// <summary>Cash in won once everything traded has settled (D+2), not reduced by open orders.</summary>
    public long Cash { get; private set; }

    /// <summary>Positions by issue code, those without shares included.</summary>
    public IEnumerable<BrokerPosition> Positions => _positions.Values;

    /// <summary>Orders of every day in order of acceptance.</summary>
    public IReadOnlyList<BrokerOrder> Orders => _orders;

    /// <summary>Shares of an issue.</summary>
    public long QuantityOf(Symbol symbol) => _positions.TryGetValue(symbol.Value, out var position) ? position.Quantity : 0;

    /// <summary>Shares of an issue that no open sell order holds.</summary>
    public long SellableOf(Symbol symbol) =>
        QuantityOf(symbol) - LiveOrders.Where(o => o.Open > 0 && o.Booked.Side == Side.Sell && o.Booked.Symbol == symbol).Sum(o => o.Open);

    /// <summary>Won that the trades of one day moved.</summary>
    public long NetFlowOf(TradingDay day) => _flows.TryGetValue(day, out var flow) ? flow.Sold - flow.Bought : 0;

    /// <summary>Won paid for the purchases of one day, commission included.</summary>
    public long BoughtOn(TradingDay day) => _flows.TryGetValue(day, out var flow) ? flow.Bought : 0;

    /// <summary>Won received for the sales of one day, less commission and tax.</summary>
    public long SoldOn(TradingDay day) => _flows.TryGetValue(day, out var flow) ? flow.Sold : 0;

    /// <summary>Commission and tax in won that an issue's trades cost on one day.</summary>
    public (long Commission, long Tax) ChargesOf(Symbol symbol, TradingDay day)
    {
        long commission = 0, tax = 0;
        foreach (var order in _orders.Where(o => o.Booked.Day == day && o.Booked.Symbol == symbol))
        {
            commission += order.Commission;
            tax += order.Tax;
        }

        return (commission, tax);
    }

    /// <summary>Orders that can still change, so that nobody walks through those of the past.</summary>
    internal IReadOnlyList<BrokerOrder> LiveOrders
    {
        get
        {
            _live.RemoveAll(o => o.Open == 0 && !o.AwaitsExchange);
            return _live;
        }
    }

    internal IEnumerable<TradingDay> FlowDays => _flows.Keys;

    internal BrokerPosition PositionOf(Symbol symbol)
    {
        if (!_positions.TryGetValue(symbol.Value, out var position))
            _positions.Add(symbol.Value, position = new BrokerPosition(symbol));
        return position;
    }

    internal void Add(BrokerOrder order)
    {
        _orders.Add(order);
        _live.Add(order);
    }

    internal void Trade(BrokerOrder order, OrderFilled fill)
    {
        PositionOf(order.Booked.Symbol).Trade(order.Booked.Side, fill);
        var day = TradingDay.At(fill.At);
        var flow = _flows.GetValueOrDefault(day);
        var amount = fill.Price * fill.Quantity;
        if (order.Booked.Side == Side.Buy)
        {
            var paid = amount + fill.Commission;
            Cash -= paid;
            _flows[day] = flow with { Bought = flow.Bought + paid };
        }
        else
        {
            var received = amount - fill.Commission - fill.Tax;
            Cash += received;
            _flows[day] = flow with { Sold = flow.Sold + received };
        }
    }

    private readonly record struct DayFlow(long Bought, long Sold);
}
