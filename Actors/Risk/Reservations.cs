using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>What all open orders hold, kept up to date order by order so that no check has to scan.</summary>
public sealed class Reservations
{
    private static readonly SymbolReservations None = new();
    private readonly Dictionary<Symbol, SymbolReservations> _bySymbol = [];
    private readonly Dictionary<StrategyId, long> _byStrategy = [];

    /// <summary>Won held by open buys, commission included.</summary>
    public long Cash { get; private set; }

    /// <summary>Won that open buys would add to the exposure.</summary>
    public long Amount { get; private set; }

    /// <summary>Issues with open orders.</summary>
    public IReadOnlyDictionary<Symbol, SymbolReservations> BySymbol => _bySymbol;

    /// <summary>What the open orders of an issue hold.</summary>
    public SymbolReservations Of(Symbol symbol) => _bySymbol.GetValueOrDefault(symbol, None);

    /// <summary>Won that a strategy's open buys hold.</summary>
    public long CashOf(StrategyId strategy) => _byStrategy.GetValueOrDefault(strategy);

    /// <summary>Counts an order anew after it changed.</summary>
    internal void Refresh(OrderRecord order)
    {
        var before = order.Reserved;
        var after = Reservation.Of(order);
        if (before == after)
            return;
        order.Reserved = after;
        Cash += after.Cash - before.Cash;
        Amount += after.Amount - before.Amount;
        if (!_bySymbol.TryGetValue(order.Spec.Symbol, out var symbol))
            _bySymbol.Add(order.Spec.Symbol, symbol = new SymbolReservations());
        symbol.BuyAmount += after.Amount - before.Amount;
        symbol.SellShares += after.Shares - before.Shares;
        if (after.Counted && !before.Counted)
            symbol.OrderList.Add(order);
        else if (before.Counted && !after.Counted)
            Remove(symbol, order);
        if (order.Strategy is { } strategy && after.Cash != before.Cash)
            _byStrategy[strategy] = _byStrategy.GetValueOrDefault(strategy) + after.Cash - before.Cash;
    }

    /// <summary>Counts an order no more.</summary>
    internal void Drop(OrderRecord order)
    {
        var before = order.Reserved;
        order.Reserved = default;
        if (!before.Counted)
            return;
        Cash -= before.Cash;
        Amount -= before.Amount;
        var symbol = _bySymbol[order.Spec.Symbol];
        symbol.BuyAmount -= before.Amount;
        symbol.SellShares -= before.Shares;
        Remove(symbol, order);
        if (order.Strategy is { } strategy)
            _byStrategy[strategy] -= before.Cash;
    }

    private void Remove(SymbolReservations symbol, OrderRecord order)
    {
        symbol.OrderList.Remove(order);
        if (symbol.OrderList.Count == 0)
            _bySymbol.Remove(order.Spec.Symbol);
    }
}
