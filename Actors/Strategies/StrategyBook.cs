using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Strategies;

/// <summary>A strategy's own orders and what it holds through them, as its order updates tell.</summary>
public sealed class StrategyBook
{
    private readonly Dictionary<ClientOrderId, OrderView> _orders = [];
    private readonly Dictionary<Symbol, HashSet<ClientOrderId>> _open = [];
    private readonly Dictionary<Symbol, Holding> _holdings = [];

    /// <summary>Whether an order can still trade.</summary>
    public static bool IsOpen(OrderStatus status) =>
        status is not (OrderStatus.Filled or OrderStatus.Canceled or OrderStatus.Rejected or OrderStatus.Expired);

    /// <summary>Shares held: own buys less own sells.</summary>
    public long PositionOf(Symbol symbol) => _holdings.TryGetValue(symbol, out var holding) ? holding.Quantity : 0;

    /// <summary>What they cost, won, at average cost and without fees.</summary>
    public long CostOf(Symbol symbol) => _holdings.TryGetValue(symbol, out var holding) ? holding.Cost : 0;

    /// <summary>Orders of an issue that can still trade.</summary>
    public IReadOnlyCollection<OrderView> OpenOrders(Symbol symbol) =>
        _open.TryGetValue(symbol, out var ids) ? [.. ids.Select(id => _orders[id])] : [];

    /// <summary>Takes in how an order stands now. An update that is older than what is known changes nothing. True where it told
    /// something new.</summary>
    public bool Update(OrderView order)
    {
        var known = _orders.GetValueOrDefault(order.ClientOrderId);
        if (known is not null && (order.CumQty < known.CumQty || order.UpdatedAt < known.UpdatedAt || (!IsOpen(known.Status) && IsOpen(order.Status))))
            return false;

        if (known == order)
            return false;

        _orders[order.ClientOrderId] = order;
        Fill(order.Symbol, order.Side, order.CumQty - (known?.CumQty ?? 0), order.CumAmount - (known?.CumAmount ?? 0));
        if (!_open.TryGetValue(order.Symbol, out var open))
            _open.Add(order.Symbol, open = []);

        if (IsOpen(order.Status))
            open.Add(order.ClientOrderId);
        else
            open.Remove(order.ClientOrderId);

        return true;
    }

    /// <summary>Forgets an order that was never taken.</summary>
    public void Forget(ClientOrderId order)
    {
        if (_orders.Remove(order, out var known) && _open.TryGetValue(known.Symbol, out var open))
            open.Remove(order);
    }

    private void Fill(Symbol symbol, Side side, long quantity, long amount)
    {
        if (quantity <= 0)
            return;

        var holding = _holdings.GetValueOrDefault(symbol);
        if (side == Side.Buy)
        {
            _holdings[symbol] = new Holding(holding.Quantity + quantity, holding.Cost + amount);
            return;
        }

        var sold = Math.Min(quantity, holding.Quantity);
        var cost = holding.Quantity == 0 ? 0 : (long)((Int128)holding.Cost * sold / holding.Quantity);
        _holdings[symbol] = new Holding(holding.Quantity - sold, holding.Cost - cost);
    }

    private readonly record struct Holding(long Quantity, long Cost);
}
