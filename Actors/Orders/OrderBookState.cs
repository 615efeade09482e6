using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>Every order that the account keeps. Mutable; only <see cref="OrderBook.Apply"/> changes it.</summary>
public sealed class OrderBookState
{
    private readonly Dictionary<ClientOrderId, OrderRecord> _orders = [];
    private readonly Dictionary<(TradingDay Day, BrokerOrderNo Number), OrderRecord> _byNumber = [];
    private readonly Dictionary<ClientOrderId, OrderRecord> _open = [];

    /// <summary>Orders ever decided on or seen.</summary>
    public long OrderCount { get; internal set; }

    /// <summary>Fills ever recorded.</summary>
    public long ExecutionCount { get; internal set; }

    /// <summary>All orders that are kept, in no order.</summary>
    public IReadOnlyCollection<OrderRecord> All => _orders.Values;

    /// <summary>Orders that are not final, in no order.</summary>
    public IReadOnlyCollection<OrderRecord> Open => _open.Values;

    /// <summary>Fills that are still kept, in the order in which they came.</summary>
    public IReadOnlyList<OrderExecuted> Executions => ExecutionList;

    internal List<OrderExecuted> ExecutionList { get; } = [];

    internal SortedSet<ulong> SpentIds { get; } = [];

    /// <summary>Whether an id belonged to an order that is not kept any more.</summary>
    public bool IsSpent(ClientOrderId id) => SpentIds.Count > 0 && SpentIds.Contains(SpentId.Of(id));

    /// <summary>An order by its id; null for none.</summary>
    public OrderRecord? Find(ClientOrderId id) => _orders.GetValueOrDefault(id);

    /// <summary>An order by a number of a day; null for none.</summary>
    public OrderRecord? Find(TradingDay day, BrokerOrderNo number) => _byNumber.GetValueOrDefault((day, number));

    /// <summary>Open orders in the order in which they were placed.</summary>
    public IReadOnlyList<OrderRecord> OpenInOrder() => [.. _open.Values.OrderBy(o => o.Ordinal)];

    internal void Add(OrderRecord order)
    {
        _orders.Add(order.Id, order);
        Index(order);
    }

    internal void Remove(OrderRecord order)
    {
        _orders.Remove(order.Id);
        _open.Remove(order.Id);
        foreach (var leg in order.LegList)
        {
            if (_byNumber.GetValueOrDefault((leg.Day, leg.Number)) == order)
                _byNumber.Remove((leg.Day, leg.Number));
        }
    }

    internal void Index(OrderRecord order)
    {
        if (order.IsFinal)
            _open.Remove(order.Id);
        else
            _open[order.Id] = order;
        if (order.LegList.Count > 0)
            _byNumber[(order.LegList[^1].Day, order.LegList[^1].Number)] = order;
    }

    internal void IndexAll(OrderRecord order)
    {
        foreach (var leg in order.LegList)
            _byNumber[(leg.Day, leg.Number)] = order;
        Index(order);
    }
}
