using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Portfolio;

/// <summary>Positions and their sums. Mutable; owned by the fold.</summary>
public sealed class PositionBook
{
    private readonly Dictionary<Symbol, Position> _positions = [];

    /// <summary>Everything that is or was held, in no order.</summary>
    public IReadOnlyCollection<Position> All => _positions.Values;

    /// <summary>Won: cost of everything held.</summary>
    public long Cost { get; private set; }

    /// <summary>Won realised, before commissions and taxes.</summary>
    public long GrossProfit { get; private set; }

    /// <summary>Won paid.</summary>
    public long Commission { get; private set; }

    /// <summary>Won paid.</summary>
    public long Tax { get; private set; }

    /// <summary>Won realised, less all commissions and taxes.</summary>
    public long RealisedProfit => GrossProfit - Commission - Tax;

    /// <summary>Issues of which anything is held.</summary>
    public int Held { get; private set; }

    /// <summary>Won that the book had earned when the day began, marked to market.</summary>
    public long ProfitAtDayStart { get; internal set; }

    /// <summary>What is held of an issue; null where nothing ever was.</summary>
    public Position? Find(Symbol symbol) => _positions.GetValueOrDefault(symbol);

    /// <summary>Won: market value at the last marks, or at cost where there is none.</summary>
    internal long MarkedProfit()
    {
        var unrealised = 0L;
        foreach (var position in _positions.Values)
            unrealised += position is { Mark: > 0, Quantity: not 0 } ? (position.Quantity * position.Mark) - position.Cost : 0;
        return RealisedProfit + unrealised;
    }

    internal long Fill(OrderExecuted e)
    {
        var position = At(e.Symbol);
        var (quantity, cost) = (position.Quantity, position.Cost);
        var realised = position.Fill(e);
        Cost += position.Cost - cost;
        Commission += e.Commission;
        Tax += e.Tax;
        GrossProfit += realised;
        Held += (position.Quantity != 0 ? 1 : 0) - (quantity != 0 ? 1 : 0);
        return realised;
    }

    internal void Add(Holding holding)
    {
        var position = At(holding.Symbol);
        Held -= position.Quantity != 0 ? 1 : 0;
        position.Quantity += holding.Quantity;
        position.Cost += holding.CostAmount;
        Cost += holding.CostAmount;
        Held += position.Quantity != 0 ? 1 : 0;
    }

    internal void Take(Mark mark)
    {
        if (_positions.TryGetValue(mark.Symbol, out var position))
            position.Mark = mark.Price;
    }

    internal void Restore(Position position)
    {
        _positions.Add(position.Symbol, position);
        Cost += position.Cost;
        GrossProfit += position.GrossProfit;
        Commission += position.Commission;
        Tax += position.Tax;
        Held += position.Quantity != 0 ? 1 : 0;
    }

    private Position At(Symbol symbol)
    {
        if (!_positions.TryGetValue(symbol, out var position))
            _positions.Add(symbol, position = new Position { Symbol = symbol });
        return position;
    }
}
