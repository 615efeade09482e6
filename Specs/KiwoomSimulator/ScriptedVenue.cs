using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>An exchange on which orders rest until the spec says otherwise.</summary>
internal sealed class ScriptedVenue : IVenue
{
    public static readonly Symbol Samsung = Symbol.Parse("005930");
    private readonly Dictionary<string, (VenueOrder Order, long Open)> _open = [];
    private IVenueListener _listener = null!;

    public VenueRefusal NextRefusal { get; set; }

    /// <summary>Price and quantity at which the next order trades on arrival.</summary>
    public (long Price, long Quantity)[] OnArrival { get; set; } = [];

    public IReadOnlyDictionary<string, (VenueOrder Order, long Open)> Open => _open;

    public DateTimeOffset? NextEventAt => null;

    public VenueQuote Quote { get; set; } = new(Samsung, 70_000, 49_000, 91_000)
    {
        Last = 70_500,
        Open = 70_100,
        High = 70_900,
        Low = 69_800,
        Volume = 1_000,
        Value = 70_200_000,
        Book = new VenueBook(Samsung, [new(70_500, 10), new(70_600, 20)], [new(70_400, 30), new(69_900, 40)], 30, 70, default),
    };

    public IVenueListener Tape => _listener;

    public void Listen(IVenueListener listener) => _listener = listener;

    public void AdvanceTo(DateTimeOffset now)
    {
    }

    public VenueRefusal Submit(VenueOrder order, DateTimeOffset now)
    {
        if (NextRefusal != VenueRefusal.None)
            return NextRefusal;
        _open[order.OrderId] = (order, order.Quantity);
        var fills = OnArrival;
        OnArrival = [];
        foreach (var (price, quantity) in fills)
            Fill(order.OrderId, price, quantity, now);
        if (order.TimeInForce == Kiwoom.Actors.Orders.TimeInForce.ImmediateOrCancel && _open.Remove(order.OrderId))
            _listener.Expired(order.OrderId, now);
        return VenueRefusal.None;
    }

    public VenueRefusal Cancel(string orderId, long quantity, DateTimeOffset now)
    {
        if (!_open.TryGetValue(orderId, out var found))
            return VenueRefusal.NothingOpen;
        Leave(orderId, found.Order, found.Open - quantity);
        return VenueRefusal.None;
    }

    public VenueRefusal Replace(string orderId, string newOrderId, long quantity, long price, DateTimeOffset now)
    {
        if (!_open.TryGetValue(orderId, out var found))
            return VenueRefusal.NothingOpen;
        Leave(orderId, found.Order, found.Open - quantity);
        _open[newOrderId] = (found.Order with { OrderId = newOrderId, Price = price, Quantity = quantity }, quantity);
        return VenueRefusal.None;
    }

    public VenueQuote? QuoteOf(Symbol symbol) => symbol == Samsung ? Quote : null;

    public void Fill(string orderId, long price, long quantity, DateTimeOffset now)
    {
        var (order, open) = _open[orderId];
        Leave(orderId, order, open - quantity);
        _listener.Filled(orderId, price, quantity, now);
    }

    private void Leave(string orderId, VenueOrder order, long open)
    {
        open.ShouldBeGreaterThanOrEqualTo(0);
        if (open == 0)
            _open.Remove(orderId);
        else
            _open[orderId] = (order, open);
    }
}
