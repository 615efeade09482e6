using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Exchange;
using Exchanged = Kiwoom.Simulator.Exchange;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The simulated exchange as the broker sees it.</summary>
/// <remarks>The exchange must not be entered from its listener, so what it tells within a call is handed on when the call is over.</remarks>
public sealed class ExchangeVenue : IVenue, IExchangeListener
{
    private readonly IExchange _exchange;
    private readonly Queue<IExchangeEvent> _told = new();
    private readonly Dictionary<long, string> _keys = [];
    private readonly Dictionary<Symbol, ViTriggered> _interruptions = [];
    private readonly Dictionary<Symbol, long> _basePrices = [];
    private IVenueListener? _listener;
    private Exchanged.OrderRefusal? _refused;
    private TradingDay _day;
    private bool _handingOn;

    /// <summary>Wraps an exchange that is made with this as its listener.</summary>
    public ExchangeVenue(Func<IExchangeListener, IExchange> create) => _exchange = create(this);

    /// <inheritdoc/>
    public DateTimeOffset? NextEventAt => _exchange.NextEventAt;

    /// <inheritdoc/>
    public void Listen(IVenueListener listener) => _listener = listener;

    /// <inheritdoc/>
    public void AdvanceTo(DateTimeOffset now)
    {
        if (now > _exchange.Now)
            _exchange.AdvanceTo(now);
        HandOn();
    }

    /// <inheritdoc/>
    public VenueRefusal Submit(VenueOrder order, DateTimeOffset now)
    {
        var id = IdOf(order.OrderId, now);
        return Answer(now, () => _exchange.Submit(
            new NewOrder(id, order.Symbol, order.Side, order.Type, order.TimeInForce, order.Price, order.Quantity), now));
    }

    /// <inheritdoc/>
    public VenueRefusal Cancel(string orderId, long quantity, DateTimeOffset now) => Answer(now, () => _exchange.Cancel(IdOf(orderId, now), quantity, now));

    /// <inheritdoc/>
    public VenueRefusal Replace(string orderId, string newOrderId, long quantity, long price, DateTimeOffset now) =>
        Answer(now, () => _exchange.Replace(IdOf(orderId, now), IdOf(newOrderId, now), quantity, price, now));

    /// <inheritdoc/>
    public VenueQuote? QuoteOf(Symbol symbol)
    {
        if (_exchange.SnapshotOf(symbol) is not { } seen)
            return null;
        var band = PriceLimits.Of(seen.Instrument, _exchange.Day) ?? new PriceBand(1, TickSizes.HighestPrice);
        var book = new VenueBook(symbol, seen.Asks, seen.Bids, seen.Asks.Sum(l => l.Quantity), seen.Bids.Sum(l => l.Quantity), _exchange.Now);
        return new VenueQuote(symbol, seen.Instrument.BasePrice, band.Lower, band.Upper)
        {
            Last = seen.Last,
            Open = seen.Open,
            High = seen.High,
            Low = seen.Low,
            Volume = seen.CumVolume,
            Value = (long)seen.CumValue,
            Halted = seen.Instrument.TradingHalted,
            LastQuantity = seen.LastQuantity,
            LastAt = seen.LastTradeAt,
            Book = book,
        };
    }

    /// <inheritdoc/>
    public void On(IExchangeEvent happened)
    {
        if (happened is OrderRefused refused)
            _refused = refused.Reason;
        else
            _told.Enqueue(happened);
    }

    /// <summary>The exchange counts order numbers anew each day, as the broker does.</summary>
    private long IdOf(string key, DateTimeOffset now)
    {
        var day = TradingDay.At(now);
        if (day != _day)
        {
            _day = day;
            _keys.Clear();
        }

        var id = long.Parse(key.AsSpan(key.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        _keys[id] = key;
        return id;
    }

    private VenueRefusal Answer(DateTimeOffset now, Action request)
    {
        _refused = null;
        request();
        HandOn();
        return _refused is { } reason ? Of(reason, now) : VenueRefusal.None;
    }

    private static VenueRefusal Of(Exchanged.OrderRefusal reason, DateTimeOffset now) => reason switch
    {
        Exchanged.OrderRefusal.UnknownSymbol or Exchanged.OrderRefusal.InstrumentHalted => VenueRefusal.TradingProhibited,
        Exchanged.OrderRefusal.MarketClosed => now.ToOffset(TradingDay.KoreaOffset).Hour < 12 ? VenueRefusal.BeforeOpen : VenueRefusal.Closed,
        Exchanged.OrderRefusal.MarketHalted => VenueRefusal.TradingProhibited,
        Exchanged.OrderRefusal.OrderTypeNotAllowed or Exchanged.OrderRefusal.TimeInForceNotAllowed or Exchanged.OrderRefusal.NoReferencePrice
            => VenueRefusal.TypeNotAllowedNow,
        Exchanged.OrderRefusal.PriceOffTick => VenueRefusal.OffTick,
        Exchanged.OrderRefusal.PriceBeyondLimit => VenueRefusal.BeyondPriceLimit,
        Exchanged.OrderRefusal.OrderNotOpen => VenueRefusal.NothingOpen,
        Exchanged.OrderRefusal.QuantityBeyondLeaves => VenueRefusal.QuantityTooLarge,
        _ => VenueRefusal.Invalid,
    };

    private void HandOn()
    {
        if (_handingOn || _listener is not { } listener)
            return;
        _handingOn = true;
        try
        {
            while (_told.TryDequeue(out var happened))
                HandOn(happened, listener);
        }
        finally
        {
            _handingOn = false;
        }
    }

    private void HandOn(IExchangeEvent happened, IVenueListener listener)
    {
        switch (happened)
        {
            case Exchanged.OrderFilled filled when _keys.TryGetValue(filled.OrderId, out var key):
                listener.Filled(key, filled.Price, filled.Quantity, filled.At);
                break;
            case OrderExpired expired when _keys.TryGetValue(expired.OrderId, out var key):
                listener.Expired(key, expired.At);
                break;
            case TradePrinted printed when QuoteOf(printed.Symbol) is { } quote:
                listener.Traded(new VenueTrade(printed.Symbol, printed.Price, printed.Quantity, printed.Aggressor, After(printed, quote), printed.At));
                break;
            case BookChanged changed when BasePriceOf(changed.Symbol) is { } basePrice:
                listener.BookChanged(new VenueBook(changed.Symbol, changed.Asks, changed.Bids, changed.TotalAskQuantity, changed.TotalBidQuantity, changed.At), basePrice);
                break;
            case ExpectedPriceChanged expected when BasePriceOf(expected.Symbol) is { } basePrice:
                listener.Expected(new VenueExpected(expected.Symbol, expected.Price, expected.Quantity, basePrice, expected.At));
                break;
            case DayStarted:
                _basePrices.Clear();
                break;
            case ViTriggered vi:
                _interruptions[vi.Symbol] = vi;
                listener.Interrupted(new VenueInterruption(
                    vi.Symbol, false, vi.Kind, vi.TriggerPrice, vi.StaticReference, vi.DynamicReference, vi.At, vi.At, vi.CountToday));
                break;
            case ViReleased released when _interruptions.TryGetValue(released.Symbol, out var vi):
                listener.Interrupted(new VenueInterruption(
                    vi.Symbol, true, vi.Kind, vi.TriggerPrice, vi.StaticReference, vi.DynamicReference, vi.At, released.At, vi.CountToday));
                break;
            case PhaseChanged phase:
                foreach (var notice in SessionNotices.Of(phase))
                    listener.SessionNoticed(notice);
                break;
        }
    }

    /// <summary>Asked for at every change of a book, so it is kept for the day.</summary>
    private long? BasePriceOf(Symbol symbol)
    {
        if (_basePrices.TryGetValue(symbol, out var known))
            return known;
        if (_exchange.SnapshotOf(symbol) is not { } seen)
            return null;
        return _basePrices[symbol] = seen.Instrument.BasePrice;
    }

    private static VenueQuote After(TradePrinted printed, VenueQuote quote) => quote with
    {
        Last = printed.Price,
        Open = printed.Open,
        High = printed.High,
        Low = printed.Low,
        Volume = printed.CumVolume,
        Value = (long)printed.CumValue,
        LastQuantity = printed.Quantity,
        LastAt = printed.At,
        Book = quote.Book with
        {
            Asks = printed.BestAsk == 0 ? [] : [new(printed.BestAsk, 0)],
            Bids = printed.BestBid == 0 ? [] : [new(printed.BestBid, 0)],
        },
    };
}
