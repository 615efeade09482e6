using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>One issue on one trading day: its book, its auctions and interruptions, and the users' orders in it.</summary>
internal sealed partial class IssueMarket
{
    private const int ShownLevels = 10;
    private static readonly TimeSpan AuctionBeat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ExpectedShownBefore = TimeSpan.FromMinutes(10);

    private readonly ExchangeOptions _options;
    private readonly Action<IExchangeEvent> _emit;
    private readonly ShadowQueue _shadow;
    private readonly Background? _background;
    private AuctionKind _auction;
    private DateTimeOffset _auctionFrom;
    private DateTimeOffset _auctionEndsAt;
    private DateTimeOffset _now;
    private IssueState _afterInterruption;
    private DateTimeOffset _interruptedAt;
    private int _interruptions;
    private bool _closingExtended;
    private bool _closedForDay;

    internal IssueMarket(Instrument today, TradingDay day, DayScript? script, ScriptPoint[] afterMarket, ExchangeOptions options, Action<IExchangeEvent> emit)
    {
        (Today, Day, _options, _emit) = (today, day, options, emit);
        Band = PriceLimits.Of(today, day) ?? new PriceBand(1, TickSizes.HighestPrice);
        Tape = new Tape(today.BasePrice);
        _shadow = new ShadowQueue((order, price, quantity) => Fill(order, price, quantity, Tape.NextTradeNo(), aggressor: false));
        if (script is not null)
            _background = new Background(this, script, afterMarket, SplitMix.For(options.Seed, today.Symbol.Value, day.Date.DayNumber, 1));
    }

    internal Instrument Today { get; }

    internal TradingDay Day { get; }

    internal PriceBand Band { get; }

    internal Tape Tape { get; }

    internal OrderBook Book { get; } = new();

    internal IssueState State { get; private set; }

    internal bool InVolatilityInterruption => State == IssueState.Auction && _auction == AuctionKind.Volatility;

    /// <summary>The phase whose rules hold in this issue now: random ends, interruptions and halts included.</summary>
    internal MarketPhase Phase => State switch
    {
        IssueState.Auction when _auction == AuctionKind.Closing => MarketPhase.ClosingAuction,
        IssueState.Auction when InVolatilityInterruption => _afterInterruption == IssueState.AfterMarket ? MarketPhase.AfterMarket : MarketPhase.Continuous,
        IssueState.Auction => MarketPhase.PreOpenAuction,
        IssueState.Continuous => MarketPhase.Continuous,
        IssueState.AfterMarket => MarketPhase.AfterMarket,
        _ => MarketPhase.Closed,
    };

    /// <summary>When something is next due here by itself.</summary>
    internal DateTimeOffset NextAt { get; private set; } = DateTimeOffset.MaxValue;

    private bool IsPaper => _options.Participation == Participation.Paper;

    /// <summary>The legal price at or below a number, inside the day's limits.</summary>
    internal long Legal(long price) =>
        Math.Clamp(TickSizes.RoundDown(Today.Kind, Math.Clamp(price, 1, TickSizes.HighestPrice), Day), Band.Lower, Band.Upper);

    /// <summary>Does what is due.</summary>
    internal void Play(DateTimeOffset at)
    {
        _now = at;
        if (State == IssueState.Auction)
            PlayAuction(at);
        else if (State is IssueState.Continuous or IssueState.AfterMarket)
            PlayContinuous(at);
    }

    internal void BeginOpening(DateTimeOffset at, DateTimeOffset opening)
    {
        if (State == IssueState.Closed && CanTrade)
            BeginAuction(AuctionKind.Opening, at, opening + RandomEnd(2));
    }

    internal void BeginClosing(DateTimeOffset at, DateTimeOffset closing)
    {
        _now = at;
        if (State is IssueState.Closed)
            return;
        if (State == IssueState.Continuous)
            _background?.Finish(at);
        if (InVolatilityInterruption)
            _emit(new ViReleased(Today.Symbol, at, _interruptedAt, 0));
        foreach (var order in OpenOrders().Where(o => o.Type == OrderType.ConditionalLimit).ToList())
            Reprice(order, BookOrder.MarketKey(order.Side));
        BeginAuction(AuctionKind.Closing, at, closing + RandomEnd(3));
    }

    internal void BeginAfterMarket(DateTimeOffset at)
    {
        _now = at;
        if (State != IssueState.Closed || !CanTrade || !OrderTypeRules.TradesInAfterMarket(Today))
            return;
        State = IssueState.AfterMarket;
        _background?.BeginAfterMarket();
        NextAt = _background?.NextTradeAfter(at) ?? DateTimeOffset.MaxValue;
    }

    /// <summary>A circuit breaker: nothing trades until <see cref="BeginBreakerAuction"/>.</summary>
    internal void Halt(DateTimeOffset at)
    {
        if (State == IssueState.Closed)
            return;
        if (InVolatilityInterruption)
            _emit(new ViReleased(Today.Symbol, at, _interruptedAt, 0));
        State = IssueState.Halted;
        NextAt = DateTimeOffset.MaxValue;
    }

    internal void BeginBreakerAuction(DateTimeOffset at, DateTimeOffset end)
    {
        if (State == IssueState.Halted)
            BeginAuction(AuctionKind.Breaker, at, end);
    }

    /// <summary>Ends the session; what is open expires.</summary>
    internal void Close(DateTimeOffset at, ExpiryReason reason)
    {
        _now = at;
        foreach (var order in OpenOrders().OrderBy(o => o.Id).ToList())
            Expire(order, reason);
        _shadow.Clear();
        Book.RemoveWhere(static _ => true);
        _closedForDay |= reason == ExpiryReason.MarketClosedForDay;
        State = IssueState.Closed;
        NextAt = DateTimeOffset.MaxValue;
        PublishBook();
    }

    internal bool ForceInterruption(DateTimeOffset at)
    {
        if (State is not (IssueState.Continuous or IssueState.AfterMarket))
            return false;
        Interrupt(at, Tape.Last, VolatilityTrigger.Static);
        PublishBook();
        return true;
    }

    internal MarketSnapshot Snapshot() => new(
        Today, Tape.Last, Tape.Open, Tape.High, Tape.Low, Tape.CumVolume, Tape.CumValue, Tape.TradeNo, Tape.LastQuantity, Tape.LastAt,
        Book.Asks.Displayed(ShownLevels), Book.Bids.Displayed(ShownLevels), State == IssueState.Auction, InVolatilityInterruption);

    private bool CanTrade => !Today.TradingHalted && !_closedForDay;

    private void BeginAuction(AuctionKind kind, DateTimeOffset at, DateTimeOffset end)
    {
        State = IssueState.Auction;
        (_auction, _auctionFrom, _auctionEndsAt) = (kind, at, end);
        NextAt = end - at < AuctionBeat ? end : at + AuctionBeat;
    }

    private void Interrupt(DateTimeOffset at, long price, VolatilityTrigger trigger)
    {
        _interruptions++;
        _afterInterruption = State;
        _interruptedAt = at;
        var reference = trigger == VolatilityTrigger.Dynamic ? Tape.DynamicReference : Tape.StaticReference;
        _emit(new ViTriggered(Today.Symbol, at, trigger, price, reference, Tape.StaticReference, Tape.DynamicReference, _interruptions));
        BeginAuction(AuctionKind.Volatility, at, VolatilityInterruptionRules.EndOf(at, RandomEnd(10 + _interruptions)));
    }

    private TimeSpan RandomEnd(int purpose) => TimeSpan.FromMilliseconds(
        SplitMix.For(_options.Seed, Today.Symbol.Value, Day.Date.DayNumber, purpose).Below((long)TradingSchedule.RandomEndLimit.TotalMilliseconds + 1));

    private void PlayAuction(DateTimeOffset at)
    {
        if (at >= _auctionEndsAt)
        {
            _background?.Compose(_auction, _auctionEndsAt, 1000);
            Uncross(at);
            return;
        }

        _background?.Compose(_auction, _auctionEndsAt, (int)(999 * (at - _auctionFrom).Ticks / (_auctionEndsAt - _auctionFrom).Ticks));
        NextAt = _auctionEndsAt - at < AuctionBeat ? _auctionEndsAt : at + AuctionBeat;
        PublishBook();
        PublishExpected(at);
    }

    private void PublishExpected(DateTimeOffset at)
    {
        if (_auctionEndsAt - at > ExpectedShownBefore + TradingSchedule.RandomEndLimit)
            return;
        var (price, quantity) = CallAuction.PriceOf(Book, Legal(Tape.Last));
        _emit(new ExpectedPriceChanged(Today.Symbol, at, price, quantity));
    }

    private void PlayContinuous(DateTimeOffset at)
    {
        _background?.TradeNext(at);
        AfterQuotes();
        PublishBook();
        if (State is IssueState.Continuous or IssueState.AfterMarket)
            NextAt = _background?.NextTradeAfter(at) ?? DateTimeOffset.MaxValue;
    }

    private void AfterQuotes()
    {
        if (IsPaper && State is IssueState.Continuous or IssueState.AfterMarket)
            _shadow.AfterQuotes(Book);
    }

    private void PublishBook() => _emit(new BookChanged(
        Today.Symbol, _now, Book.Asks.Displayed(ShownLevels), Book.Bids.Displayed(ShownLevels), Book.Asks.TotalQuantity, Book.Bids.TotalQuantity));

    private List<BookOrder> OpenOrders()
    {
        var open = new List<BookOrder>(_shadow.All);
        Collect(Book.Bids);
        Collect(Book.Asks);
        return open;

        void Collect(BookSide side)
        {
            for (var i = side.Count - 1; i >= 0; i--)
            {
                for (var order = side[i].First; order is not null; order = order.Next)
                {
                    if (order.IsUser)
                        open.Add(order);
                }
            }
        }
    }

    private void Reprice(BookOrder order, long price)
    {
        TakeOff(order);
        order.Price = price;
        Rest(order);
    }

    private void Rest(BookOrder order)
    {
        if (!IsPaper)
        {
            Book.SideOf(order.Side).Add(order);
            return;
        }

        order.Ahead = Book.SideOf(order.Side).QuantityAt(order.Price);
        _shadow.Add(order);
    }

    private void TakeOff(BookOrder order)
    {
        if (IsPaper)
            _shadow.Remove(order);
        else
            Book.SideOf(order.Side).Remove(order);
    }

    private void Expire(BookOrder order, ExpiryReason reason)
    {
        var rest = order.Leaves;
        order.Leaves = 0;
        _emit(new OrderExpired(order.Id, Today.Symbol, _now, rest, reason));
    }
}
