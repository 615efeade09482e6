using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Strategies;

namespace Kiwoom.Specs.Strategies;

/// <summary>Remembers what a strategy wanted.</summary>
public sealed class FakeStrategyContext : IStrategyContext
{
    public List<(Symbol Symbol, Side Side, long Quantity, OrderType Type, long? Price)> Placed { get; } = [];

    public List<ClientOrderId> Canceled { get; } = [];

    public List<OrderView> Open { get; } = [];

    public Dictionary<Symbol, (long Quantity, long Cost)> Holdings { get; } = [];

    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 0, 30, 0, TimeSpan.Zero);

    public MarketPhase Phase { get; set; } = MarketPhase.Continuous;

    public Instrument? Find(Symbol symbol) => null;

    public long PositionOf(Symbol symbol) => Holdings.GetValueOrDefault(symbol).Quantity;

    public long CostOf(Symbol symbol) => Holdings.GetValueOrDefault(symbol).Cost;

    public IReadOnlyCollection<OrderView> OpenOrders(Symbol symbol) => [.. Open.Where(o => o.Symbol == symbol)];

    public void Place(Symbol symbol, Side side, long quantity, OrderType type, long? price = null, TimeInForce timeInForce = TimeInForce.Day) =>
        Placed.Add((symbol, side, quantity, type, price));

    public void Cancel(ClientOrderId order) => Canceled.Add(order);
}
